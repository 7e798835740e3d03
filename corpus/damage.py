"""Damage as a recogniser of Thai print does it: the one place for models of noise.

Every function takes its own random source and changes nothing else, so that a seed gives the same damage anywhere.
What is confused was seen in real recognised letters: digits of like shape (๒๖, ๓๗, ๔๕๘๙, ๐๑), letters that differ
by a loop (มห → มท), digits lost or doubled (๑๒๖๙๖ / ๑๒๖๖๓๖), a ว that goes under in the slash, years.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple

from attrs import evolve

from thaidoc.records import Citation
from thaidoc.values import DocumentNumber, ThaiDate

#: Digits that look alike in Thai print.
LIKE_DIGITS: Final = {
    "0": "1",
    "1": "0",
    "2": "6",
    "6": "2",
    "3": "7",
    "7": "3",
    "4": "589",
    "5": "489",
    "8": "459",
    "9": "458",
}

#: Consonants that differ by a loop, a head or a tail.
LIKE_LETTERS: Final = {
    "ห": "ท",
    "ท": "ห",
    "ศ": "สค",
    "ส": "ศ",
    "ค": "ดศ",
    "ด": "ตค",
    "ต": "ด",
    "ช": "ซ",
    "ซ": "ช",
    "น": "มฉ",
    "ม": "น",
    "ร": "ธ",
    "ธ": "ร",
    "บ": "ป",
    "ป": "บ",
    "ถ": "ภก",
    "ภ": "ถ",
    "ก": "ถภ",
    "พ": "ฟ",
    "ฟ": "พ",
    "ผ": "ฝ",
    "ฝ": "ผ",
    "ย": "ข",
    "ข": "ย",
    "ล": "ส",
    "อ": "ฮ",
    "ว": "ร",
}

_MARKS: Final = "ัิีึืุู็่้์"


def confuse_digit(text: str, rng: Random) -> str:
    """*text* with one digit mistaken for one of like shape; unchanged if it has none."""
    return _swap(text, LIKE_DIGITS, rng)


def confuse_letter(text: str, rng: Random) -> str:
    """*text* with one consonant mistaken for one of like shape."""
    return _swap(text, LIKE_LETTERS, rng)


def _swap(text: str, like: dict[str, str], rng: Random) -> str:
    places = [i for i, c in enumerate(text) if c in like]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + rng.choice(like[text[i]]) + text[i + 1 :]


def lose_or_double_digit(text: str, rng: Random) -> str:
    """*text* with one digit lost or printed twice; a single digit is never lost."""
    places = [i for i, c in enumerate(text) if c.isdecimal()]
    if not places:
        return text
    i = rng.choice(places)
    if len(places) > 1 and rng.random() < 0.5:
        return text[:i] + text[i + 1 :]
    return text[:i] + text[i] + text[i:]


def damage_text(text: str, rng: Random, rate: float = 0.02) -> str:
    """Running text with about *rate* of its characters hurt: marks lost, consonants and digits confused."""
    found = []
    for c in text:
        if rng.random() < rate:
            if c in _MARKS:
                continue
            c = _swap(c, LIKE_LETTERS if c in LIKE_LETTERS else LIKE_DIGITS, rng)
        found.append(c)
    return "".join(found)


# --- numbers and dates ------------------------------------------------------------------------------------------


def _serial_digit(number: DocumentNumber, rng: Random) -> DocumentNumber:
    return evolve(number, serial=confuse_digit(number.serial or "", rng) or None)


def _unit_digit(number: DocumentNumber, rng: Random) -> DocumentNumber:
    return evolve(number, unit=confuse_digit(number.unit, rng)) if number.unit else number


def _serial_length(number: DocumentNumber, rng: Random) -> DocumentNumber:
    return evolve(number, serial=lose_or_double_digit(number.serial or "", rng) or None)


def _letters(number: DocumentNumber, rng: Random) -> DocumentNumber:
    return evolve(number, prefix=confuse_letter(number.prefix, rng)) if number.prefix else number


def _mark(number: DocumentNumber, _rng: Random) -> DocumentNumber:
    return evolve(number, circular=False)


#: What happens to a number, and how often among damaged numbers.
NUMBER_DAMAGE: Final[tuple[tuple[float, Callable[[DocumentNumber, Random], DocumentNumber]], ...]] = (
    (0.45, _serial_digit),
    (0.17, _unit_digit),
    (0.13, _serial_length),
    (0.13, _letters),
    (0.12, _mark),
)


def damage_number(number: DocumentNumber, rng: Random) -> DocumentNumber:
    """*number* with one thing wrong, as far as it has that thing."""
    weights = [weight for weight, _ in NUMBER_DAMAGE]
    (how,) = rng.choices([how for _, how in NUMBER_DAMAGE], weights)
    return how(number, rng)


def damage_date(date: ThaiDate, rng: Random) -> ThaiDate:
    """*date* with a digit of day or (Buddhist) year mistaken; the same where no real day comes out."""
    for _ in range(4):
        try:
            if date.day is not None and rng.random() < 0.6:
                return evolve(date, day=int(confuse_digit(str(date.day), rng)))
            year = int(confuse_digit(str(date.year + 543), rng)) - 543
            if abs(year - date.year) <= 40:  # 2567 read as 2167 is noticed by any reader of dates
                return evolve(date, year=year)
        except ValueError:
            continue
    return date


def damage_citation(citation: Citation, rng: Random) -> Citation:
    """*citation* with one to three things wrong in its number or date (three quarters: one)."""
    (hurts,) = rng.choices((1, 2, 3), (0.75, 0.2, 0.05))
    for _ in range(hurts):
        if citation.date is not None and (citation.number is None or rng.random() < 0.17):
            citation = evolve(citation, date=damage_date(citation.date, rng))
        elif citation.number is not None:
            citation = evolve(citation, number=damage_number(citation.number, rng))
    return citation


# --- whole letters ------------------------------------------------------------------------------------------------
#
# A model hurts the text of a letter; `strength` 1 is about what recognised letters and broken text layers show, 2 twice
# as much. Every function takes text and gives text, changes nothing but what it names, and leaves code points that it
# does not know (the marks of corpus.generator among them) where they are, so that models compose.

_LABELS: Final = {
    "เรื่อง": ("เรือง", "เรอง", "เรือ่ง", "เร่ือง"),
    "เรียน": ("เรยน", "เรียม", "เรีขน"),
    "อ้างถึง": ("อางถึง", "อ้างถง", "อ้างถึ่ง"),
    "สิ่งที่ส่งมาด้วย": ("สิงที่ส่งมาด้วย", "สิ่งที่สงมาด้วย", "สิ่งทีส่งมาด้วย", "สิ่งที่ส่งมาดวย"),
    "บันทึกข้อความ": ("บันทึกขอความ", "บันทกข้อความ", "บนทึกข้อความ"),
    "ส่วนราชการ": ("สวนราชการ", "ส่วนราซการ"),
    "ขอแสดงความนับถือ": ("ขอแสดงความนับถอ", "ขอแสดงความบับถือ"),
    "โทร.": ("โทธ.", "โทร,", "โทร"),
}
_LABEL: Final = re.compile(r"^([ \t]*(?:[*#]+ ?)?)(" + "|".join(map(re.escape, _LABELS)) + ")", re.MULTILINE)


def lose_in_labels(text: str, rng: Random, strength: float = 1.0) -> str:
    """Labels at the beginning of a line with a vowel or a tone mark lost, as recognisers leave them."""

    def hurt(found: re.Match[str]) -> str:
        if rng.random() >= 0.15 * strength:
            return found[0]
        return found[1] + rng.choice(_LABELS[found[2]])

    return _LABEL.sub(hurt, text)


def latin_digits(text: str, rng: Random, strength: float = 1.0) -> str:
    """Now and then `l` for ๑ and `o` for ๐ beside another digit: still to be understood."""

    def hurt(found: re.Match[str]) -> str:
        return {"๑": "l", "๐": "o"}[found[0]] if rng.random() < 0.006 * strength else found[0]

    return re.sub("(?<=[๐-๙.])[๑๐](?=[๐-๙ .\n])", hurt, text)


def months(text: str, rng: Random, strength: float = 1.0) -> str:
    """Names of months as they are misread and misspelt."""
    wrong = {
        "กรกฎาคม": "กรกฏาคม",
        "กุมภาพันธ์": "กุมภาพันธุ์",
        "มิถุนายน": "มิถนายน",
        "มีนาคม": "มืนาคม",
        "พฤษภาคม": "พฤกษภาคม",
        "มกราคม": "มกราตม",
        "เมษายน": "เมบายน",
        "สิงหาคม": "สิงหาตม",
        "กันยายน": "กันขายน",
        "ธันวาคม": "ธันวาตม",
    }

    def hurt(found: re.Match[str]) -> str:
        return wrong[found[0]] if rng.random() < 0.03 * strength else found[0]

    return re.sub("|".join(wrong), hurt, text)


# -- digits as a reader sees them; used where a value is printed, so that gold can follow


def see_by_ocr(digits: str, rng: Random, strength: float = 1.0) -> str:
    """A run of digits as a recogniser of page images reads it: one run in twenty-five has a digit wrong."""
    if rng.random() >= 0.04 * strength:
        return digits
    return confuse_digit(digits, rng) if rng.random() < 0.8 else lose_or_double_digit(digits, rng)


_TESSERACT: Final = str.maketrans("46789", "52355")
_TESSERACT_THAI: Final = str.maketrans("๔๖๗๘๙", "๕๒๓๕๕")


def see_by_tesseract(digits: str, rng: Random, strength: float = 1.0) -> str:
    """Tesseract's Thai models have no ๔ ๖ ๗ ๘ ๙: they come out as ๕ ๒ ๓ ๕ ๕ (facts: performance, part 4)."""
    del rng, strength
    return digits.translate(_TESSERACT)


def tesseract_letters(text: str, rng: Random, strength: float = 1.0) -> str:
    """What Tesseract does to letters: tone marks lost, ิ and ี, ว and ง, blanks; and its missing digits."""
    found = []
    for c in text.translate(_TESSERACT_THAI):
        lot = rng.random()
        if c in "่้" and lot < 0.012 * strength:
            continue
        if c == "ิ" and lot < 0.01 * strength:
            c = "ี"
        elif c == "ว" and lot < 0.003 * strength:
            c = "ง"
        elif c == " " and lot < 0.01 * strength:
            c = "  "
        found.append(c)
    return "".join(found)


def tesseract(text: str, rng: Random, strength: float = 1.0) -> str:
    """No ๔ ๖ ๗ ๘ ๙ anywhere, and every ำ in two code points."""
    del rng, strength
    return text.translate(_TESSERACT_THAI).replace("ำ", "ํา")


# -- text layers of PDFs (facts: performance part 3, real letters' README)

_PUA: Final = {"่": "\uf70a", "้": "\uf70b", "๊": "\uf70c", "๋": "\uf70d", "์": "\uf70e"}
_PUA_HIGH: Final = {"ั": "\uf710", "็": "\uf712", "ิ": "\uf701", "ี": "\uf702", "ึ": "\uf703"}


def private_marks(text: str, rng: Random, strength: float = 1.0) -> str:
    """Tone marks in the private use area: lowered over plain consonants, shifted left over ป ฝ ฟ."""
    del rng, strength

    def lower(found: re.Match[str]) -> str:
        return found[1] + _PUA[found[2]]

    text = re.sub("([ก-ฮ])([่้๊๋์])", lower, text)
    return re.sub("([ปฝฟ])([ัิีึ็])", lambda found: found[1] + _PUA_HIGH[found[2]], text)


def spaced_am(text: str, rng: Random, strength: float = 1.0) -> str:
    """ำ as a blank and า: `จ านวน`, with a tone mark `น ้า`."""
    del rng, strength
    return re.sub("([่้]?)ำ", lambda found: f" {found[1]}า", text)


def split_am(text: str, rng: Random, strength: float = 1.0) -> str:
    """ำ as nikhahit and า, a tone mark between them."""
    del rng, strength
    return re.sub("([่้]?)ำ", lambda found: f"ํ{found[1]}า", text)


def maitho_am(text: str, rng: Random, strength: float = 1.0) -> str:
    """ำ as ้า (`ต้าบล`), in some of the words."""
    return re.sub("(?<![่้])ำ", lambda found: "้า" if rng.random() < 0.5 * strength else found[0], text)


def doubled_marks(text: str, rng: Random, strength: float = 1.0) -> str:
    """Some marks twice, as fake bold and repeated ActualText leave them."""
    return re.sub("[ิีุู่้]", lambda found: found[0] * 2 if rng.random() < 0.04 * strength else found[0], text)


def strayed_marks(text: str, rng: Random, strength: float = 1.0) -> str:
    """A vowel sign after the next consonant: `จงัหวัด`."""
    return re.sub(
        "([ก-ฮ])([ัิี])([ก-ฮ])",
        lambda found: found[1] + found[3] + found[2] if rng.random() < 0.015 * strength else found[0],
        text,
    )


def arabic_under_thai(text: str, rng: Random, strength: float = 1.0) -> str:
    """A font that draws Thai digits over ASCII ones: the layer holds ASCII, in part of the lines."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if rng.random() < 0.8 * strength:
            lines[i] = line.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    return "\n".join(lines)


LAYER: Final[tuple[Callable[[str, Random, float], str], ...]] = (
    private_marks,
    spaced_am,
    split_am,
    maitho_am,
    doubled_marks,
    strayed_marks,
    arabic_under_thai,
)


def layer(text: str, rng: Random, strength: float = 1.0) -> str:
    """One to three defects of text layers together."""
    for defect in rng.sample(LAYER, rng.choices((1, 2, 3), (5, 3, 2))[0]):
        text = defect(text, rng, strength)
    return text


# -- lines and dressing


def swap_head_lines(text: str, rng: Random, strength: float = 1.0) -> str:
    """Two neighbours among the first lines change places: columns that were read crosswise."""
    if rng.random() >= 0.3 * strength:
        return text
    lines = text.split("\n")
    places = [i for i, line in enumerate(lines[:9]) if line.strip()][:6]
    if len(places) > 2:
        i = rng.randrange(len(places) - 1)
        a, b = places[i], places[i + 1]
        lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


_RECEIVED: Final = re.compile("^[| ]*(?:เลขรับ|เลขที่รับ|รับที่|รับเลขที่)")


def interleave_stamps(text: str, rng: Random, strength: float = 1.0) -> str:
    """A received stamp read line by line with what stands beside it in the head."""
    lines = text.split("\n")
    i = next((i for i, line in enumerate(lines[:24]) if i and _RECEIVED.match(line)), None)
    if i is None or rng.random() >= 0.35 * strength:
        return text
    stamp, after = lines[i - 1 : i + 3], [line for line in lines[i + 3 : i + 8] if line.strip()][:3]
    end = i + 3
    while after and end < len(lines) and lines[end - 1] is not after[-1]:
        end += 1
    mixed = [row for pair in zip(stamp, [*after, None, None, None], strict=False) for row in pair if row is not None]
    return "\n".join([*lines[: i - 1], *mixed, *lines[end:]])


def dressed(text: str, rng: Random, strength: float = 1.0) -> str:
    """The dressing of vision models, on four letters in ten."""
    return markdown(text, rng, strength) if rng.random() < 0.4 * strength else text


def lose_lines(text: str, rng: Random, strength: float = 1.0, keep: Callable[[str], bool] = lambda _: False) -> str:
    """One line in a hundred goes under, of those that need not be kept; blank lines often."""
    kept = []
    for line in text.split("\n"):
        share = 0.25 if not line.strip() else 0.0 if keep(line) else 0.01
        if rng.random() >= share * strength:
            kept.append(line)
    return "\n".join(kept)


def markdown(text: str, rng: Random, strength: float = 1.0) -> str:
    """The dressing of vision models: bold labels, headings, rules, fences, page numbers, logos, a head as a table."""
    del strength
    style = rng.random()
    lines = text.split("\n")
    out = []
    for i, line in enumerate(lines):
        bare = line.strip()
        label = _LABEL.match(bare)
        if label and style < 0.5 and rng.random() < 0.8:
            end = label.end()
            bare = f"**{bare[:end]}**{bare[end:]}"
        elif bare and i < 12 and style < 0.35 and rng.random() < 0.2:
            bare = f"# {bare}" if rng.random() < 0.5 else f"**{bare}**"
        elif style > 0.8 and "    " in bare and i < 10:
            cells = [cell for cell in re.split(" {4,}", bare) if cell]
            if len(cells) == 2:
                out += [f"| {cells[0]} | {cells[1]} |", "|---|---|"]
                continue
        if bare and rng.random() < 0.02:
            bare += "<br>"
        out.append(bare)
        if not bare and rng.random() < 0.02:
            out.append("---")
    if style < 0.6:
        out.insert(0, rng.choice(("<::logo: ตราครุฑ::>", "![ตราครุฑ](image)", "<logo>ตราครุฑ</logo>", "[ตราครุฑ]")))
    body = "\n".join(out)
    return f"```markdown\n{body}\n```" if rng.random() < 0.15 else body


def letters_and_digits(text: str, rng: Random, strength: float = 1.0) -> str:
    """A few letters and digits of running text mistaken."""
    return damage_text(text, rng, 0.0015 * strength)


#: What moves lines: not to be done where it would tear a value apart.
MOVES: Final = frozenset({swap_head_lines, interleave_stamps})


class Model(NamedTuple):
    """A kind of damage: how digits of values are seen, what is done to free text, then to the whole page."""

    see: Callable[[str, Random, float], str] | None
    free: tuple[Callable[[str, Random, float], str], ...]
    page: tuple[Callable[[str, Random, float], str], ...]
    digits: str | None = None
    lines: bool = False


MODELS: Final[dict[str, Model]] = {
    "ocr": Model(
        see_by_ocr,
        (letters_and_digits,),
        (lose_in_labels, months, latin_digits, interleave_stamps, swap_head_lines, dressed),
        None,
        lines=True,
    ),
    "markdown": Model(None, (), (markdown,)),
    "tesseract": Model(see_by_tesseract, (tesseract_letters,), (tesseract, lose_in_labels), "thai", lines=True),
    "layer": Model(None, (), (layer,)),
}


def models(names: str) -> list[Model]:
    """The models of a name like `ocr+markdown`; `none` is none. `ocr` brings the dressing of half of its letters."""
    wanted = [name for name in names.split("+") if name != "none"]
    unknown = [name for name in wanted if name not in MODELS]
    if unknown:
        raise ValueError(f"no damage is called {unknown[0]}: there are none, {', '.join(MODELS)}")
    return [MODELS[name] for name in wanted]
