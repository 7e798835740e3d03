"""The months: names, abbreviations, and how they are misspelt or misread.

Names and abbreviations are those of the Royal Institute dictionary. Misspellings: seen in 63,000 press releases
of the Thai government (corpus thaigov-v2: กรกฏาคม 90 times, กุมภาพันธุ์ 8, เมษยน 5, พฤษจิกายน 2, มกราตม 1,
มีนาคน 1) or noted by the project's fact sheet (facts/data/months.csv, own knowledge). OCR variants: the same
sheet, low confidence, so they are believed only between a day and a year. ``ม.ค.`` for มี.ค. is left out: it is
January everywhere else.
"""

from __future__ import annotations

FULL = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
ABBR = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")

# Short forms, misspellings and OCR variants of each month, in the order of the months.
_VARIANTS = (
    "มกรา มกราตม มกราคน ม.ด.",
    "กุมภา กุมภาพันธุ์ กุมภาพัน กุมภาพันธ กุมพาพันธ์ กุมภาพันธ์ิ กุมภาพันธ์์ กมภาพันธ์",
    "มีนา มืนาคม มนาคม มีนาคน มิ.ค.",
    "เมษา เมษยน เมศายน แมษายน เมบายน เมษายม เม.ข.",
    "พฤษภา พฤกษภาคม พฤศภาคม พฤษาคม พฤบภาคม พฤษภาตม พ.ด.",
    "มิถุนา มิถุนายม มิถนายน มีถุนายน ม.ย. มี.ย.",
    "กรกฎา กรกฏาคม กรกฎคม กรกดาคม กรกฎาตม ก.ด.",
    "สิงหา สิงหาตม สีงหาคม สงหาคม ส.ด.",
    "กันยา กันยน กนยายน กันขายน ก.ข.",
    "ตุลา ตลาคม ตุลาตม ดุลาคม ด.ค. ต.ด.",
    "พฤศจิกา พฤษจิกายน พฤศจิการยน พฤจิกายน พฤศจกายน พฤศจีกายน พ.ข.",
    "ธันวา ธันวาคน ธนวาคม ธันวาตม ธ.ด. ร.ค.",
)

BY_NAME: dict[str, int] = {name: i for i, name in enumerate(FULL, 1)}
"""Full names, as spelt in the dictionary."""

_LETTERS = {i: set(name) for name, i in BY_NAME.items()}

BY_ABBR: dict[str, int] = {abbr.replace(".", ""): i for i, abbr in enumerate(ABBR, 1)}
"""Abbreviations without their dots."""

BY_VARIANT: dict[str, int] = {
    variant.replace(".", ""): i for i, variants in enumerate(_VARIANTS, 1) for variant in variants.split()
}
"""Every other spelling, without dots."""


def month_of(word: str, *, doubtful: bool = False) -> int | None:
    """The month that *word* names (1-12), or None; *doubtful* also takes misspellings, variants and near misses.

    A near miss is a word of six letters or more at an edit distance of one from a full name, or of two where
    the name has nine letters or more and no other month is as near.
    """
    key = "".join(word.split()).replace(".", "")
    found = BY_NAME.get(key) or BY_ABBR.get(key)
    if found or not doubtful:
        return found
    found = BY_VARIANT.get(key)
    if found or not 6 <= len(key) <= 13:
        return found
    letters = set(key)
    near = [
        (_distance(key, name), i)
        for name, i in BY_NAME.items()
        if abs(len(key) - len(name)) < 3 and len(letters - _LETTERS[i]) < 3  # else the distance is three or more
    ]
    near.sort()
    if not near or len(near) > 1 and near[0][0] == near[1][0]:
        return None
    distance, month = near[0]
    return month if distance <= (2 if len(FULL[month - 1]) >= 9 else 1) else None


def _distance(a: str, b: str) -> int:
    """Levenshtein distance of two short words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
