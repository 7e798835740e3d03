"""The table of cleaning rules, in the order in which they run.

A rule mends one defect of scanned, printed or converted text, and shows by ``examples`` what it mends and by
``counterexamples`` what it must leave. No rule changes a digit, strips blanks at line ends or drops blank lines:
layout carries meaning. To add a defect, add a rule here; tests/text/test_rules.py then demands that its examples hold.

Where the facts come from: the code points were seen in public letters (text layers of Word, Acrobat, Foxit, Chromium
and LibreOffice PDFs, output of vision models); the private-use table is the one that Windows and Adobe fonts share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html.entities import html5

from attrs import field, frozen

from thaidoc.text.source import PAGE_BREAK

Change = tuple[int, int, str]
"""(start, end, replacement), with start < end."""

CONSONANT = "ก-ฮ"
TONE = "\u0e48-\u0e4b"  # ่ ้ ๊ ๋
ABOVE = "\u0e31\u0e34-\u0e3a"  # vowels above and below: ั ิ ี ึ ื ุ ู ฺ
MARK = ABOVE + "\u0e47-\u0e4e"  # every mark without a width
AA, AM, NIKHAHIT = "\u0e32", "\u0e33", "\u0e4d"  # า ำ ํ

# Classes of neighbours, for the cheap test whether a cluster can be broken at all (see cleaning._look).
BLANK_CLASS, ABOVE_CLASS, TONE_CLASS, AA_CLASS, E_CLASS = b"BVTAE"
CLASSES = bytearray(b"." * 256)
for _class, _letters in (
    (BLANK_CLASS, " \t\n"),
    (ABOVE_CLASS, "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a"),
    (TONE_CLASS, "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"),
    (AA_CLASS, AA + AM),
    (E_CLASS, "เ"),
):
    for _code in _letters.encode("cp874"):
        CLASSES[_code] = _class
ENCODING = "cp874"
"""One byte a character; CLASSES is indexed by it."""

FOREIGN = (
    "\x00-\x08\x0b\x0d-\x1f\x7f\x85\xa0-\xff"
    "\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\uf700-\uf71a"
)
"""Characters that no letter prints: a text without one skips the rules that need FOREIGN."""


@frozen
class Rule:
    """One defect and its repair.

    Either ``pattern`` with ``replacement`` (a string, or a function of the match), or ``pattern`` with a group
    ``keep`` (all of the match but that group is removed), or ``find``, which yields the changes itself.
    The gates say what must be in a text for the rule to be tried: one of ``literals``, one of the
    neighbour ``pairs`` (bytes of class letters), or any FOREIGN character.
    """

    name: str
    why: str
    pattern: re.Pattern[str] | None = None
    replacement: str | Callable[[re.Match[str]], str] = ""
    find: Callable[[str], Iterable[Change]] | None = field(default=None, repr=False)
    literals: tuple[str, ...] = ()
    pairs: tuple[bytes, ...] = ()
    foreign: bool = False
    examples: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    counterexamples: tuple[str, ...] = field(default=(), repr=False)

    def changes(self, text: str) -> Iterator[Change]:
        """What this rule would change in *text*: ascending and disjoint."""
        if self.find:
            yield from self.find(text)
        if not self.pattern:
            return
        keeps = "keep" in self.pattern.groupindex
        for found in self.pattern.finditer(text):
            start, end = found.span()
            if keeps:
                inner_start, inner_end = found.span("keep")
                if start < inner_start:
                    yield start, inner_start, ""
                if inner_end < end:
                    yield inner_end, end, ""
            else:
                new = self.replacement if isinstance(self.replacement, str) else self.replacement(found)
                if start < end and new != found.group():
                    yield start, end, new


# --- characters -------------------------------------------------------------------------------------------------

PRIVATE_USE = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ"  # without its foot
        "\u0e34\u0e35\u0e36\u0e37"  # ิ ี ึ ื moved left, for ป ฝ ฟ
        "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # ่ ้ ๊ ๋ ์ moved left
        "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # … lowered
        "ญ"  # without its foot
        "\u0e31\u0e4d\u0e47"  # ั ํ ็ moved left
        "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # ่ ้ ๊ ๋ ์ lowered and moved left
        "\u0e38\u0e39\u0e3a",  # ุ ู ฺ lowered, for ฎ ฏ
        strict=True,
    )
)


def _run(letters: str) -> str:
    """A pattern of one or more of *letters*. It begins with a plain set, so that ``re`` can skip to it."""
    return f"[{letters}][{letters}]*+"


def _latin_to_thai(found: re.Match[str]) -> str:
    return found.group().encode("latin-1").decode("cp874")


CHARACTER_RULES = (
    Rule(
        "line-end",
        "Windows and pdfium end a line with CR LF; some writers with CR, NEL, VT or U+2028.",
        re.compile("[\r\x0b\x85\u2028\u2029](?:(?<=\r)\n)?"),
        "\n",
        foreign=True,
        examples=(("ก\r\nข", "ก\nข"), ("ก\rข", "ก\nข"), ("ก\u2028ข", "ก\nข"), ("ก\r\r\nข", "ก\n\nข")),
        counterexamples=("ก\nข", "ก\tข", "ก\fข"),
    ),
    Rule(
        "control",
        "Control codes stand for glyphs without a meaning in the font; nothing can be read from them.",
        re.compile(_run("\x00-\x08\x0e-\x1f\x7f")),
        foreign=True,
        examples=(("ที่\x00 มท", "ที่ มท"), ("\x01\x02เรื่อง\x1f", "เรื่อง")),
        counterexamples=("เรื่อง\tก\n\fข",),
    ),
    Rule(
        "invisible",
        "Zero-width characters, soft hyphens and byte order marks cut words for every later search.",
        re.compile(_run("\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff")),
        foreign=True,
        examples=(("\ufeffเรื่อง", "เรื่อง"), ("คำ\u200bสั่ง", "คำสั่ง"), ("ราช\xadการ", "ราชการ")),
        counterexamples=("“คำสั่ง” – … •",),
    ),
    Rule(
        "space",
        "No-break and typographic spaces are spaces, one for one.",
        re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"),
        " ",
        foreign=True,
        examples=(("ที่\xa0มท", "ที่ มท"), ("๓\u2009มีนาคม\u3000๒๕๖๗", "๓ มีนาคม ๒๕๖๗")),
        counterexamples=("ที่  มท",),
    ),
    Rule(
        "private-use",
        "Windows and Adobe fonts hold shifted marks in U+F700-F71A, and PDF writers leak them.",
        re.compile("[\uf700-\uf71a]"),
        lambda found: PRIVATE_USE[ord(found.group())],
        foreign=True,
        examples=(
            ("อ\uf70bางถึง", "อ้างถึง"),
            ("ด\uf70aวนที่สุด", "ด่วนที่สุด"),
            ("ป\uf702 ๒๕๖๗", "ปี ๒๕๖๗"),
            ("ศูนย\uf70e", "ศูนย์"),
            ("ป\uf710จจุบัน", "ปัจจุบัน"),
        ),
        counterexamples=("\uf0b7 เรื่อง", "\uf0a8"),
    ),
    Rule(
        "latin-1",
        "TIS-620 bytes read as Latin-1: a run of six or more accented letters is Thai.",
        re.compile("[\xa1-\xda\xdf-\xfb][\xa1-\xda\xdf-\xfb]{5,}"),
        _latin_to_thai,
        foreign=True,
        examples=(("\xe0\xc3\xd7\xe8\xcd\xa7 \xa1", "เรื่อง \xa1"),),
        counterexamples=("café à la carte", "± ๕ °C", "«คำ»"),
    ),
)

# --- markup -----------------------------------------------------------------------------------------------------

_PICTURE_BLOCK = re.compile(r"<::\s*(?:logo|figure|illustration|image|picture|photo|icon|barcode)\b", re.IGNORECASE)
_BLOCK_HEAD = re.compile(r"<::[ \t]*+(?:[A-Za-z_]+[ \t]*+:[ \t]*+)?")
_SEPARATOR = re.compile(r"\|(?=[:| \t]*(?:--|-\||-:|:-))[-:| \t]+")
_PIPE = re.compile(r"\|[ \t]*+|(?<![ \t])[ \t]++\|[ \t]*+")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]*)\]\((?P<url>(?:https?://|www\.|mailto:|#)[^()\s]*)\)")
_TAGS = (
    "a|b|big|blockquote|body|caption|center|code|col|colgroup|dd|del|div|dl|dt|em|figcaption|figure|font|footer|"
    "h[1-6]|head|header|hr|html|i|img|ins|li|main|mark|meta|nav|ol|p|page_number|pre|s|section|signature|small|span|"
    "stamp|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|watermark"
)
_ATTRIBUTES = r"(?:\s*/?|\s[^<>=]*=[^<>]*)"


def _tag(names: str) -> str:
    """A pattern of an opening tag. ``<b`` without ``>`` or with loose words inside is no tag."""
    return rf"<(?:{names}){_ATTRIBUTES}>"


def _comments(text: str) -> Iterator[Change]:
    """Every comment; a page break leaves a form feed."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        end += 3
        yield start, end, "\f" if PAGE_BREAK.fullmatch(text, start, end) else ""
        start = text.find("<!--", end)


_UNSEEN = re.compile(r"<(?:(?P<name>style|script)(?:\s[^<>]*)?>|!doctype\b[^<>]*>)", re.IGNORECASE)
_UNSEEN_ENDS = {name: re.compile(rf"</{name}\s*+>", re.IGNORECASE) for name in ("style", "script")}


def _unseen(text: str) -> Iterator[Change]:
    """Document types; style sheets and scripts with all that is in them. One that is not closed stays."""
    at = 0
    unclosed: set[str] = set()  # where no end follows once, none follows later: every search is made once
    while found := _UNSEEN.search(text, at):
        start, at = found.span()
        if name := (found.group("name") or "").lower():
            end = None if name in unclosed else _UNSEEN_ENDS[name].search(text, at)
            if end is None:
                unclosed.add(name)
                continue
            at = end.end()
        yield start, at, ""


def _blocks(text: str) -> Iterator[Change]:
    """``<::kind: … ::>``: a picture goes whole; of another kind the marker with the rest of its line."""
    at = 0
    while (opening := text.find("<::", at)) >= 0 and (closing := text.find("::>", opening + 3)) >= 0:
        start, at = text.rfind("<::", opening, closing), closing + 3
        if _PICTURE_BLOCK.match(text, start):
            yield start, at, ""
            continue
        end = text.find("\n", start, closing)
        if end < 0 and (head := _BLOCK_HEAD.match(text, start, closing)):
            end = head.end()  # a block of one line holds its text right after the marker
        yield start, end, ""
        yield closing, at, ""


def _leads(text: str, at: int) -> bool:
    """Whether nothing but blanks stands before *at* on its line."""
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] == "\n"


def _rows(text: str) -> Iterator[Change]:
    """Lines that begin with a pipe: separators emptied, outer pipes removed, inner ones to tabs."""
    start = text.find("|")
    while start >= 0:
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if _leads(text, start):
            if _SEPARATOR.fullmatch(text, start, end):
                yield start, end, ""
            else:
                for pipe in _PIPE.finditer(text, start, end):
                    left, right = pipe.span()
                    yield left, right, "" if left == start or right == end else "\t"
        start = text.find("|", end)


_BULLETS = ("- ", "* ", "• ", "● ", "▪ ")
_BULLET = re.compile(
    r"(?![^\n]*[-–—*•●▪][ \t]*+$)[-*•●▪ ]*(?<= )(?=\S)(?![\d/.]++[ \t]*+$)", re.MULTILINE
)  # at a bullet that leads its line


def _bullets(text: str) -> Iterator[Change]:
    """Bullets that lead a line; looked for by themselves, since a pattern with ^ would try every character."""
    places = []
    for bullet in _BULLETS:
        at = text.find(bullet) if bullet[0] in text else -1  # one character is found much faster than two
        while at >= 0:
            if _leads(text, at):
                places.append(at)
            at = text.find(bullet, at + 2)
    for at in sorted(places):
        found = _BULLET.match(text, at)
        if found and found.end() > at:
            yield at, found.end(), ""


def _entity(found: re.Match[str]) -> str:
    name = found.group("name")
    if not name.startswith("#"):
        return html5.get(name + ";", found.group()).replace("\xa0", " ")
    code = int("0" + name[1:], 16) if name[1] in "xX" else int(name[1:])
    if not 32 <= code < 0x110000 or 0xD800 <= code < 0xE000:
        return "\n" if code in (10, 13) else " " if code == 9 else ""
    return " " if code == 0xA0 else chr(code)


def _links(text: str) -> Iterator[Change]:
    """``[text](url)`` to ``text url``, edit by edit, so that both keep their places; once where one says it all."""
    for found in _LINK.finditer(text):
        (start, end), (url_start, url_end) = found.span(), found.span("url")
        words, url = found["text"], found["url"]
        if words and (words == url or url.startswith(("mailto:", "#"))):
            yield start, start + 1, ""
            yield url_start - 2, end, ""
        else:
            yield start, start + 1, ""
            yield url_start - 2, url_start, " " if words else ""
            yield url_end, end, ""


MARKUP_RULES = (
    Rule(
        "fence",
        "A vision model wraps its answer in a code fence.",
        re.compile(r"^[ \t]*+```[ \t]*+[A-Za-z0-9_+-]*[ \t]*+(?:\n|\Z)", re.MULTILINE),
        literals=("`",),
        examples=(("```markdown\nที่ พย ๐๐๒๓\n```", "ที่ พย ๐๐๒๓\n"), ("```\nเรื่อง\n```\n", "เรื่อง\n")),
        counterexamples=("ใช้ ``` คั่น", "``เรื่อง``"),
    ),
    Rule(
        "comment",
        "Comments hold nothing printed, but a PAGE BREAK comment is the end of a page.",
        find=_comments,
        literals=("<",),
        examples=(("ก\n<!-- PAGE BREAK -->\nข", "ก\n\f\nข"), ("ก<!-- หมายเหตุ\n-->ข", "กข")),
        counterexamples=("ก <!-- ไม่ปิด", "<!- ก -->"),
    ),
    Rule(
        "unseen",
        "Style sheets, scripts and the document type of a web page are for the browser.",
        find=_unseen,
        literals=("<",),
        examples=(
            ("<!doctype html><style>p{margin:0 0 4px}</style><p>ที่ มท ๑</p>", "ที่ มท ๑"),
            ("ก<SCRIPT type='text/javascript'>\nif (a<b) f('</p>');\n</script >ข", "กข"),
        ),
        counterexamples=("<style> ไม่ปิด", "<script>ก</style>", "<styles>ก</styles>", "<!doctype ไม่ปิด", "ก </style>"),
    ),
    Rule(
        "block",
        "LandingAI describes pictures and seals in blocks; a picture's description is not the letter's text.",
        find=_blocks,
        literals=("<",),
        examples=(
            ("<::logo: ตราครุฑ\nA black Garuda.::>\nที่ มท ๑", "\nที่ มท ๑"),
            ("<::attestation: Signature\n(นายสมชาย ใจดี)::>", "\n(นายสมชาย ใจดี)"),
            ("<::stamp: รับที่ ๕::>", "รับที่ ๕"),
        ),
        counterexamples=("<:: ไม่ปิด", "ก ::> ข"),
    ),
    Rule(
        "autolink",
        "An address in angle brackets is the address.",
        re.compile(r"<(?P<keep>(?:https?://|www\.|mailto:)[^<>\s]+|[^<>@\s]+@[^<>@\s]+)>", re.IGNORECASE),
        literals=("<",),
        examples=(
            ("เว็บไซต์ <https://example.go.th/a> หรือ", "เว็บไซต์ https://example.go.th/a หรือ"),
            ("<saraban@example.go.th>", "saraban@example.go.th"),
        ),
        counterexamples=("x < 5 และ y > 3", "<ระบุชื่อ>"),
    ),
    Rule(
        "image",
        "A Markdown picture has no text of the letter.",
        re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)"),
        literals=("[",),
        examples=(("![ตราครุฑ](img/1.png)\nที่", "\nที่"),),
        counterexamples=("ด่วน! [ร่าง] (๑)",),
    ),
    Rule(
        "link",
        "A Markdown link is its text and its address; both stand on the paper or behind its QR code.",
        find=_links,
        literals=("[",),
        examples=(
            ("[](https://example.go.th)", "https://example.go.th"),
            ("[แบบ ๑](https://example.go.th/1)", "แบบ ๑ https://example.go.th/1"),
            ("[https://example.go.th](https://example.go.th)", "https://example.go.th"),
            ("[a@example.go.th](mailto:a@example.go.th)", "a@example.go.th"),
        ),
        counterexamples=("[…]", "[ร่าง](ฉบับที่ ๒)", "[๑] (https://example.go.th)"),
    ),
    Rule(
        "row",
        "A Markdown table row is cells: tabs part them.",
        find=_rows,
        literals=("|",),
        examples=(
            ("| รับเลขที่ ๔๑๓๓ |\n|-----|\n| วันที่ | ๓๐ มี.ค. |", "รับเลขที่ ๔๑๓๓\n\nวันที่\t๓๐ มี.ค."),
            ("| | |\n|---|--|\nก", "\t\n\nก"),
        ),
        counterexamples=("โทร. ๑ | โทรสาร ๒", "ก |"),
    ),
    Rule(
        "line-break",
        "<br> is a line break; the break of the file after it is the same one.",
        re.compile(r"<br\s*/?>(?:[ \t]*+\n)?", re.IGNORECASE),
        "\n",
        literals=("<",),
        examples=(("ก<br>ข<br/>\nค", "ก\nข\nค"),),
        counterexamples=("ก <br ข",),
    ),
    Rule(
        "cell",
        "Cells of an HTML table are parted by a tab.",
        re.compile(rf"</t[dh]\s*>\s*+{_tag('t[dh]')}", re.IGNORECASE),
        "\t",
        literals=("<",),
        examples=(("<tr><td>วันที่</td>\n<td>๓๐</td></tr>", "วันที่\t๓๐\n"),),
        counterexamples=("ก\tข",),
    ),
    Rule(
        "row-end",
        "Rows of an HTML table are lines.",
        re.compile(r"</t(?:[dh]\s*+>\s*+</tr|r)\s*>(?:[ \t]*+\n)?", re.IGNORECASE),
        "\n",
        literals=("<",),
        examples=(("<table>\n<tr><th>ก</th></tr>\n<tr>\n<td>ข</td>\n</tr>\n</table>", "ก\nข\n"),),
        counterexamples=("ก\n\nข",),
    ),
    Rule(
        "table-start",
        "Tags that only open a table or a row take no line of their own.",
        re.compile(
            rf"</?(?:table|thead|tbody|tfoot|colgroup)\s*>[ \t]*+\n|{_tag('table|thead|tbody|tfoot|tr')}\s*+",
            re.IGNORECASE,
        ),
        literals=("<",),
        examples=(("<table border='1'>\n<tbody>\n<tr>\n<td>ก</td>\n</tr></tbody>\n</table>", "ก\n"),),
        counterexamples=("<tab> ก",),
    ),
    Rule(
        "paragraph",
        "Two paragraphs on one line of HTML are two lines.",
        re.compile(rf"</(?:p|div|li|h[1-6])\s*>[ \t]*+{_tag('p|div|li|h[1-6]')}", re.IGNORECASE),
        "\n",
        literals=("<",),
        examples=(("<p>ก</p><p class='x'>ข</p>", "ก\nข"),),
        counterexamples=("ก</ข",),
    ),
    Rule(
        "tag",
        "Other HTML tags only dress the text. A < that opens no tag stays.",
        re.compile(rf"</?(?:{_TAGS}){_ATTRIBUTES}>", re.IGNORECASE),
        literals=("<",),
        examples=(
            ("<a id='62748ef7'></a>\nที่ <b>มท</b><sup>๑</sup>", "\nที่ มท๑"),
            ("<page_number>๒</page_number>", "๒"),
            ('<img src="a.png" alt="ตรา"/>ที่', "ที่"),
        ),
        counterexamples=("x < 5", "<5 วัน", "a<b และ c>d", "<สำเนา>", "<b ก"),
    ),
    Rule(
        "entity",
        "HTML entities, escaped once or more often.",
        re.compile(r"&(?:amp;)*+(?P<name>#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});|&(?:amp;)++", re.ASCII),
        lambda found: _entity(found) if found.group("name") else "&",
        literals=("&",),
        examples=(
            ("A&nbsp;B &amp; C &lt; 5 &quot;ก&quot; &#39;ข&#39;", "A B & C < 5 \"ก\" 'ข'"),
            ("&#3585;&#x0E02;", "กข"),
            ("R&amp;amp;D", "R&D"),
        ),
        counterexamples=("R&D; ก", "AT&T", "& ก;", "&ไม่มี;", "https://example.go.th/?a=1&b=2"),
    ),
    Rule(
        "bold",
        "**bold** and __bold__ lose their marks; rows of stars and blanks to fill in stay.",
        re.compile(r"\*\*(?<!\*\*\*)\*?+(?=[^\s*])(?P<keep>[^*\n]*[^\s*])\*\*\*?+(?!\*)"),
        literals=("*",),
        examples=(("**เรื่อง** ขอเชิญ **ด่วน**", "เรื่อง ขอเชิญ ด่วน"), ("***ลับ***", "ลับ")),
        counterexamples=("*****", "** ก **", "ก ** ข", "* หมายเหตุ *", "**********\nก\n**********"),
    ),
    Rule(
        "bold-underscore",
        "The other Markdown mark of bold, never inside a word, an address or a row of underscores.",
        re.compile(r"__(?<![^\s(“\"'|>*]__)(?=[^\s_])(?P<keep>[^_\n]*[^\s_])__(?![^\s)”\"'|<*.,:;])"),
        literals=("_",),
        examples=(("__เรื่อง__ ขอเชิญ", "เรื่อง ขอเชิญ"),),
        counterexamples=("ชื่อ____________", "https://example.go.th/__a__", "ก__ข__ค", "_____ ก _____"),
    ),
    Rule(
        "quote",
        "The sign that a mail program or Markdown sets before each line of a quoted letter.",
        re.compile(r"^(?P<keep>[ \t]*+)>[> \t]*+", re.MULTILINE),
        literals=(">",),
        examples=(("> ที่ พย ๐๐๒๓\n>> เรื่อง ก", "ที่ พย ๐๐๒๓\nเรื่อง ก"),),
        counterexamples=("ก > ข", "๕ > ๓"),
    ),
    Rule(
        "heading",
        "A Markdown heading's number signs.",
        re.compile(r"^(?P<keep> {0,3})#{1,6}[ \t]++(?=\S)", re.MULTILINE),
        literals=("#",),
        examples=(("# บันทึกข้อความ\n### เรื่อง ก", "บันทึกข้อความ\nเรื่อง ก"),),
        counterexamples=("#", "# ", "ห้อง #5", "#สำเนา"),
    ),
    Rule(
        "bullet",
        "A list bullet is dressing; a page number between dashes, a dash alone and a bare number are not.",
        find=_bullets,
        literals=("•", "●", "▪", "- ", "* "),
        examples=(
            ("- สิ่งที่ส่งมาด้วย ๑ ชุด", "สิ่งที่ส่งมาด้วย ๑ ชุด"),
            ("ก\n  * ข\n• ค", "ก\n  ข\nค"),
        ),
        counterexamples=("- ๒ -", "-2-", "– 2 –", "- 2 -", "-  -", "-", "- ", "- ๒", "-สำเนาถูกต้อง-", "ก - ข", "- ก -"),
    ),
)

# --- clusters ---------------------------------------------------------------------------------------------------

_LOST_CIRCLE_WORDS = (
    "ก้ากับ",
    "ก้าจัด",
    "ก้าชับ",
    "ก้าแพง",
    "ก้าลัง",
    "ก้าไร",
    "ก้าหนด",
    "กระท้า",
    "ค้านวณ",
    "ค้านึง",
    "จ้ากัด",
    "จ้านวน",
    "จ้าแนก",
    "จ้าเป็น",
    "จ้าหน่าย",
    "จัดท้า",
    "ช้านาญ",
    "ช้าระ",
    "ช้ารุด",
    "ด้ารง",
    "ด้าเนิน",
    "ต้าบล",
    "ต้ารวจ",
    "ต้ารา",
    "ต้าแหน่ง",
    "ท้าการ",
    "ท้างาน",
    "ท้าเนียบ",
    "ท้าลาย",
    "ท้าสัญญา",
    "ท้าหนังสือ",
    "ท้าหน้าที่",
    "แนะน้า",
    "บ้านาญ",
    "บ้าบัด",
    "บ้าเพ็ญ",
    "บ้ารุง",
    "บ้าเหน็จ",
    "ประจ้า",
    "ผู้น้า",
    "ล้าดับ",
    "ส้าคัญ",
    "ส้านัก",
    "ส้านวน",
    "ส้าเนา",
    "ส้ารวจ",
    "ส้าเร็จ",
    "ส้ารอง",
    "ส้าหรับ",
    "อ้านวย",
    "อ้านาจ",
    "อ้าเภอ",
)
"""Words whose circle was printed as a tone mark, as they then look. Only words that cannot be read another way:
not ค้าขาย, หน้า, ข้าว, ค้าสั่ง (การค้าสั่ง…), น้าส่ง (หัวหน้าส่ง…)."""


_BEHIND_AM = (
    ("ก", ("กับ", "จัด", "ชับ", "แพง", "ลัง", "ไร", "หนด", "เนิด", "นัน")),
    ("ข", ("มูล",)),
    ("ค", ("นวณ", "นึง", "สั่งจังหวัด", "สั่งอำเภอ", "สั่งกรม", "สั่งที่")),
    ("จ", ("กัด", "นวน", "แนก", "เป็น", "หน่าย", "นำ", "นอง", "เลย")),
    ("ช", ("นาญ", "ระ", "รุด")),
    ("ด", ("รง", "เนิน", "ริ")),
    ("ต", ("บล", "รวจ", "รา", "แหน่ง", "หนิ")),
    ("ท", ("เนียบ", "นุบำรุง")),
    ("น", ("เสนอ", "ส่ง")),
    ("บ", ("นาญ", "บัด", "เพ็ญ", "รุง", "เหน็จ")),
    ("ร", ("คาญ",)),
    ("ล", ("ดับ", "พูน", "ปาง", "เลียง")),
    ("ส", ("คัญ", "นัก", "นวน", "เนา", "รวจ", "เร็จ", "รอง", "หรับ", "โรง", "ราญ")),
    ("อ", ("นวย", "นาจ", "เภอ", "มาตย์")),
)  # fmt: skip
"""What only goes on with a word that ำ seems to end; not where two words stand (ทำ การค้า, จำ ได้)."""


_SPLIT_SIGNS = ("ั ", "ื่ อ", "ู้ ว")
"""What a text layer that sets blanks inside words shows somewhere: one gate for its rules, for each costs a search.
No literal is one that a text without the defect often has."""


def _behind_am() -> re.Pattern[str]:
    """ำ and a blank inside one of the words of ``_BEHIND_AM``; ำ is the pattern's literal prefix, so fast."""
    ways = "|".join(f"(?<={before}{AM})[ \t](?={'|'.join(rests)})" for before, rests in _BEHIND_AM)
    return re.compile(f"(?P<keep>{AM})(?:{ways})")


def _gap(before: str) -> str:
    """A pattern of blanks with at most one line end, after one of the letters *before*."""
    return rf"[ \t\n](?<=[{before}].)(?:(?<!\n)[ \t]*+\n?+)?+[ \t]*+"


def _lost_circle() -> re.Pattern[str]:
    """``้า`` between the first letters and the rest of each word; it is the pattern's literal prefix, so fast."""
    rests: dict[str, list[str]] = {}
    for word in _LOST_CIRCLE_WORDS:
        before, after = word.rsplit("้า", 1)
        rests.setdefault(before, []).append(after)
    ways = []
    for before, afters in rests.items():
        # Not: เก้ากับ (nine and), ล่าช้าระหว่าง (late while), จัดท้าย (put last).
        ahead = "(?!ย)" if afters == [""] else f"(?={'|'.join(afters)})"
        ways.append(f"(?<={before}้า)(?<![เแโใไ]{before}้า)(?<!ล่า{before}้า){ahead}")
    return re.compile(f"้า(?:{'|'.join(ways)})")


def _swapped_aa(text: str) -> Iterator[Change]:
    """Every ำ that has no blank before it, in a text that has next to no า.

    Printed Thai has about ten า for one ำ; where a font's table swaps them, a true ำ shows as blank + ำ.
    """
    if text.count(AM) <= max(20, 4 * text.count(AA)):
        return
    for found in re.finditer(f"{AM}(?<![ \t].)", text):
        yield found.start(), found.end(), AA


CLUSTER_RULES = (
    Rule(
        "swapped-aa",
        "Some fonts store every า as ำ, and a true ำ as blank + ำ.",
        find=_swapped_aa,
        pairs=(b"BA",),
        examples=(("ค ำสั่งศึกษำธิกำร " + "กรรมกำร " * 20, "คำสั่งศึกษาธิการ " + "กรรมการ " * 20),),
        counterexamples=("สำนักงานจำนวนตำบลอำเภอ " * 9,),
    ),
    Rule(
        "nikhahit-aa",
        "Sara am in two pieces: circle, perhaps a tone mark or a blank, and า.",
        re.compile(f"{NIKHAHIT}(?P<tone>[{TONE}]?)[ \t]*+{AA}"),
        lambda found: found.group("tone") + AM,
        literals=(NIKHAHIT,),
        examples=(("ต\u0e4dาบล", "ตำบล"), ("น\u0e4d\u0e49า", "น้ำ"), ("น\u0e49\u0e4dา", "น้ำ")),
        counterexamples=("ก\u0e4dข",),
    ),
    Rule(
        "am-aa",
        "LibreOffice's sara am is read twice: ำ, and then its า again.",
        re.compile(f"(?P<keep>{AM})[{AA}{AM}]+"),
        pairs=(b"AA",),
        examples=(("ส\u0e33\u0e32นัก", "สำนัก"), ("ต\u0e33\u0e33บล", "ตำบล")),
        counterexamples=("สำนัก",),
    ),
    Rule(
        "aa-tone",
        "A tone mark belongs to the consonant, before ำ or า.",
        re.compile(f"[{AA}{AM}](?<=[{CONSONANT}].)[{TONE}]"),
        lambda found: found.group()[::-1],
        pairs=(b"AT",),
        examples=(("น\u0e33\u0e49", "น้ำ"), ("หน\u0e32\u0e49", "หน้า")),
        counterexamples=("น้ำ", "หน้า"),
    ),
    Rule(
        "blank-tone-aa",
        "Word writes น้ำ as น + blank + ้ + า; only words that plain า cannot make (not หน้า, น้าว, ซ้าย, ต่าง, ย้าย).",
        re.compile(
            "[ \t](?:"
            + "|".join(
                f"(?<={before}.)(?<!{no}.)[ \t]*+{tone}{AA}{after}"
                f"|(?<={before}{tone}.)(?<!{no}{tone}.)[ \t]*+{AA}{after}"
                for before, no, tone, after in (
                    ("น", "หน", "\u0e49", "(?!ว)"),
                    ("ซ", "กซ", "\u0e49", "(?!ย)"),
                    ("ย", "อย", "\u0e49", "(?!ย)"),
                    ("ต", "กต", "\u0e48", "(?!ง)"),
                    ("ค", "กค", "\u0e49", "(?=ประกัน)"),
                )
            )
            + ")"
        ),
        lambda found: found.group().strip(" \t").removesuffix(AA) + AM,
        pairs=(b"BT", b"BA"),
        examples=(
            ("น \u0e49า", "น้ำ"),
            ("น\u0e49 าดื่ม", "น้ำดื่ม"),
            ("ซ \u0e49า", "ซ้ำ"),
            ("ต \u0e48ากว่า", "ต่ำกว่า"),
            ("ค\u0e49 าประกัน", "ค้ำประกัน"),
        ),
        counterexamples=("น้าว", "หน้า", "ต่าง"),
    ),
    Rule(
        "blank-am",
        "No word begins with ำ: a blank or a line end before it stands inside a word.",
        re.compile(_gap(CONSONANT + TONE) + f"(?={AM})", re.DOTALL),
        pairs=(b"BA",),
        examples=(("ค ำสั่ง", "คำสั่ง"), ("จ\nำนวน", "จำนวน")),
        counterexamples=("ก\n\nำ",),
    ),
    Rule(
        "blank-whole-aa",
        "Some words and vowels cannot hold ำ (การ, ความ, งาน, เรา, ว่า): there the blank alone is wrong.",
        re.compile(
            f"[ \t](?:(?<=ก.)[ \t]*+(?=าร(?!าบ))|(?<=ว.)[ \t]*+(?=าม)|(?<=ง.)[ \t]*+(?=าน)"
            "|(?<=น.)[ \t]*+(?=าย(?:อ[ \t]?[าำ]|ก(?:เทศ|องค์|[ \t])|แพทย์|ทะเบียน|ช่าง|[ \t])|างสาว)"
            f"|(?:(?<=[{TONE}].)|(?<=เ[{CONSONANT}].)|(?<=เ[{CONSONANT}][{CONSONANT}].))[ \t]*+(?={AA}))"
        ),
        pairs=(b"BA",),
        examples=(
            ("ก ารประชุม", "การประชุม"),
            ("คว ามเห็น", "ความเห็น"),
            ("หน้ าที่", "หน้าที่"),
            ("เร า", "เรา"),
            ("น ายอำเภอ", "นายอำเภอ"),
            ("น ายกเทศมนตรี", "นายกเทศมนตรี"),
            ("น างสาว", "นางสาว"),
        ),
        counterexamples=("ก ร",),
    ),
    Rule(
        "blank-aa",
        "Word and Acrobat leave a blank for the circle of ำ.",
        re.compile(f"[ \t](?<=[{CONSONANT}].)[ \t]*+{AA}"),
        AM,
        pairs=(b"BA",),
        examples=(("จ านวน ๒ ต าบล", "จำนวน ๒ ตำบล"), ("ส  านักงาน", "สำนักงาน"), ("ก าราบ", "กำราบ")),
        counterexamples=("ก\nาข", "าา า ข"),
    ),
    Rule(
        "blank-for-tone",
        "Word leaves a blank for a lost ้; only words that nothing else can be (ตั้ง, ทั้ง, ครั้ง).",
        re.compile("ั[ \t](?:(?<=ตั.)|(?<=ทั.)|(?<=ครั.))(?=ง)"),
        "ั้",
        literals=("ั ",),
        examples=(("ติดตั ง ทั งหมด ๒ ครั ง", "ติดตั้ง ทั้งหมด ๒ ครั้ง"),),
        counterexamples=("ตัง", "ทัง"),
    ),
    Rule(
        "blank-in-label",
        "The same in words of the head and of titles, where the blank parts a syllable or a prefix from its word.",
        re.compile(
            "(?P<keep>เรี(?=[ \t]ยน)|เรีย(?=[ \t]น[ \t])|สิ่(?=[ \t]งที่)|ด่(?=[ \t]วน)|ส่(?=[ \t]ง(?:มา|เสริม))"
            "|ผู้(?=[ \t](?:ว่าราชการ|ว่าการ|อำนวยการ|บังคับ|บัญชาการ|ช่วย|จัดการ|ตรวจ|พิพากษา|ใหญ่บ้าน)))[ \t]"
        ),
        literals=_SPLIT_SIGNS,
        examples=(
            ("เรี ยน ผู้ ว่าราชการ", "เรียน ผู้ว่าราชการ"),
            ("เรีย น ผู้ ว่าราชการ", "เรียน ผู้ว่าราชการ"),
            ("เรื่ อง สิ่ งที่ส่ งมาด้วย", "เรื่อง สิ่งที่ส่งมาด้วย"),
            ("ด่ วนที่สุด\nเรื่ อง", "ด่วนที่สุด\nเรื่อง"),
            ("ผู้ ว่าราชการจังหวัดเลย", "ผู้ว่าราชการจังหวัดเลย"),
            ("เรื่ อง ผู้ อำนวยการสำนัก", "เรื่อง ผู้อำนวยการสำนัก"),
        ),
        counterexamples=("ผู้ ที่", "เรียน ผู้", "สิ่ง ที่", "ส่ง งาน", "เวียน นายก"),
    ),
    Rule(
        "blank-in-syllable",
        "A blank behind a vowel that a letter must follow: ั, ื and ็, all but ก็.",
        re.compile(f"(?P<keep>[ัื็][{TONE}]?)(?<!ก็)[ \t](?=[{CONSONANT}])"),
        literals=_SPLIT_SIGNS,
        examples=(
            ("เรื่ อง ขอเชิญ", "เรื่อง ขอเชิญ"),
            ("หนั งสือ", "หนังสือ"),
            ("จั งหวัดเลย", "จังหวัดเลย"),
            ("วั นที่ ๓", "วันที่ ๓"),
            ("วั นที่ ๓ เป็ นต้นไป", "วันที่ ๓ เป็นต้นไป"),
        ),
        counterexamples=("ก็ ดี", "วันนี้ ที่", "เรื่อง ก", "ที่ อง", "มี นาคม"),
    ),
    Rule(
        "blank-behind-am",
        "Some text layers have a blank behind ำ; only in words that its two parts do not make.",
        _behind_am(),
        literals=(f"{AM} ",),
        examples=(
            ("สำ นักงานจังหวัด", "สำนักงานจังหวัด"),
            ("จังหวัดกำ แพงเพชร", "จังหวัดกำแพงเพชร"),
            ("อำ เภอเมือง ตำ บลในเมือง", "อำเภอเมือง ตำบลในเมือง"),
            ("จำ นวน ๒ ฉบับ", "จำนวน ๒ ฉบับ"),
            ("กลุ่มงานอำ นวยการ", "กลุ่มงานอำนวยการ"),
            ("เพื่อดำ เนินการ", "เพื่อดำเนินการ"),
        ),
        counterexamples=("ประจำ จังหวัด", "จัดทำ หนังสือ", "น้ำ นม", "สีดำ แดง", "ถ้อยคำ และ", "เรือ ๒ ลำ ที่ดิน"),
    ),
    Rule(
        "lost-circle",
        "The circle of ำ printed as the tone mark ้, in words that cannot be read another way.",
        _lost_circle(),
        AM,
        literals=("\u0e49" + AA,),
        examples=(
            ("ต้าบล ก้าหนด จ้านวน", "ตำบล กำหนด จำนวน"),
            ("ส้านักงาน อ้าเภอ", "สำนักงาน อำเภอ"),
            ("จัดท้าแผนประจ้าปี", "จัดทำแผนประจำปี"),
        ),
        counterexamples=("ค้าขาย", "หน้าที่", "ข้าว", "การค้าสั่ง", "เก้ากับ", "จัดท้าย", "ล่าช้าระหว่าง", "เจ้าหน้าที่", "ห้าม", "ด้าน"),
    ),
    Rule(
        "blank-mark",
        "A mark cannot follow a blank or a line end: they stand inside a syllable.",
        re.compile(_gap(CONSONANT + MARK) + f"(?=[{MARK}])", re.DOTALL),
        pairs=(b"BV", b"BT"),
        examples=(("เรื ่อง", "เรื่อง"), ("ว\n่า", "ว่า"), ("ด\n้\nวย", "ด้\nวย"), ("วันท  ี่ ๑", "วันที่ ๑")),
        counterexamples=("ก\n\n่", "เรื่อง ก", "ด\nวย", "( ่ )", "า ่"),
    ),
    Rule(
        "two-e",
        "แ typed as two เ.",
        re.compile("เเ"),
        "แ",
        pairs=(b"EE",),
        examples=(("เเจ้ง", "แจ้ง"),),
        counterexamples=("แจ้ง", "เ เ"),
    ),
    Rule(
        "mark-order",
        "A tone mark or ์ comes after the vowel above or below.",
        re.compile(f"[{TONE}\u0e4c]+[{ABOVE}][{ABOVE}{TONE}\u0e4c]*"),
        lambda found: "".join(sorted(found.group(), key=lambda mark: mark > "\u0e3a")),
        pairs=(b"TV",),
        examples=(("ท\u0e48\u0e35", "ที่"), ("พันธ\u0e4c\u0e38", "พันธุ์"), ("ผ\u0e49\u0e39", "ผู้")),
        counterexamples=("ที่", "พันธุ์", "ผู้"),
    ),
    Rule(
        "double-mark",
        "The same mark twice is typed or printed twice.",
        re.compile(f"(?P<keep>[{MARK}])(?P=keep)+"),
        pairs=(b"VV", b"TT"),
        examples=(("ท\u0e35\u0e48\u0e48", "ที่"), ("ว\u0e31\u0e31น", "วัน")),
        counterexamples=("ที่นี่",),
    ),
)

RULES = CHARACTER_RULES + MARKUP_RULES + CLUSTER_RULES
"""Every rule, in the order in which they run."""
