"""Letters with their values marked in the text: ``[path|the printed value]``. The marks are the gold."""

import re

MARK = re.compile(r"\[([a-z_.0-9]+)\|([^\]]*)\]")


def unmark(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without marks, and the stretch of each marked path."""
    spans: dict[str, tuple[int, int]] = {}
    out, at = "", 0
    for found in MARK.finditer(text):
        out += text[at : found.start()]
        spans[found[1]] = (len(out), len(out) + len(found[2]))
        out += found[2]
        at = found.end()
    return out + text[at:], spans
