"""Numbers spelled out that are larger than 999: the one place of this floor that loads PyThaiNLP."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache

_WORDS = re.compile("(?:หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)+")


LONGEST = 150
"""Code points; the longest number below a million millions takes fewer."""


def large(words: str) -> int | None:
    """The value of *words*, a number from a thousand up; None where they are no number."""
    if len(words) > LONGEST or not _WORDS.fullmatch(words) or not re.search("พัน|หมื่น|แสน|ล้าน", words):
        return None
    value, spell = _pythainlp()
    try:
        number = value(words)
    except (ValueError, KeyError, IndexError):
        return None
    # PyThaiNLP also reads what nobody says (สองสามพัน); only a number that is spelled so is one.
    return number if _plain(spell(number)) == _plain(words) else None


def _plain(words: str) -> str:
    """One spelling for the ways of saying the same number: หนึ่งพัน and พัน, หนึ่งร้อยเอ็ด and หนึ่งร้อยหนึ่ง."""
    words = re.sub("เอ็ด", "หนึ่ง", words)
    return re.sub("(?<!หนึ่ง)(?<!สอง)(?<!สาม)(?<!สี่)(?<!ห้า)(?<!หก)(?<!เจ็ด)(?<!แปด)(?<!เก้า)(?=พัน|ร้อย)", "หนึ่ง", words)


@cache
def _pythainlp() -> tuple[Callable[[str], int], Callable[[int], str]]:
    """PyThaiNLP's reader and speller of numbers. It makes a folder in HOME on import unless told not to."""
    name = "PYTHAINLP_READ_ONLY"
    unset = name not in os.environ
    if unset:
        os.environ[name] = "1"
    try:
        from pythainlp.util import num_to_thaiword, thaiword_to_num
    finally:
        if unset:
            del os.environ[name]
    return thaiword_to_num, num_to_thaiword
