"""A user's own rows from CSV: what is read, and what is refused with file, line and reason."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from thaidoc.errors import ThaidocError
from thaidoc.registry import Agency, InvalidTable, Registry

REGISTRY = Registry.default()
TABLE = """\
# our towns
id,name,kind,aliases,place,since

local:หนองไผ่,เทศบาลตำบลหนองไผ่,municipality,ทต.หนองไผ่|เทศบาลหนองไผ่,district:6707,๒๕๔๒
local:คลองพน,เทศบาลตำบลคลองพน,municipality,,province:81,
"""


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_rows_are_read(tmp_path: Path) -> None:
    """Comments, blank lines, lists and Thai digits; the default registry stays as it is."""
    mine = REGISTRY.extended_by_csv(written(tmp_path, TABLE))
    town = mine.resolve("นายกเทศมนตรีตำบลหนองไผ่")
    assert isinstance(town, Agency)
    assert (town.id, town.aliases, town.since) == ("local:หนองไผ่", ("ทต.หนองไผ่", "เทศบาลหนองไผ่"), 2542)
    assert mine.identify("เทศบาลตำบลคลองพน") == "local:คลองพน"
    assert mine.identify("เทศบาลตำบลคลองผน") == "local:คลองพน"  # damaged: now there is something that it looks like
    assert REGISTRY.identify("เทศบาลตำบลคลองพน") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets(tmp_path: Path, encoding: str, separator: str) -> None:
    """A byte order mark and other separators, as spreadsheets write them."""
    mine = REGISTRY.extended_by_csv(written(tmp_path, TABLE.replace(",", separator), encoding))
    assert mine.identify("ทต.หนองไผ่") == "local:หนองไผ่"


def test_open_file_and_override(tmp_path: Path) -> None:
    """An open file will do; a known id is replaced; tables may follow each other."""
    mine = REGISTRY.extended_by_csv(written(tmp_path, TABLE))
    again = mine.extended_by_csv(io.StringIO("id,name,kind\nlocal:คลองพน,เทศบาลเมืองคลองพน,municipality\n"))
    assert again.identify("เทศบาลเมืองคลองพน") == "local:คลองพน"
    assert again.identify("เทศบาลตำบลหนองไผ่") == "local:หนองไผ่"


HEAD = "id,name,kind,parent,since,until,confidence\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (HEAD + "a,ก,x,,,,\na,ข,x,,,,\n", 3, "the id 'a' occurs twice (first in line 2)"),
        (HEAD + "a,ก,x,ministry:ฮฮ,,,\n", 2, "'a' stands under 'ministry:ฮฮ', which is not in the registry"),
        (HEAD + "a,ก,x,,สองพัน,,\n", 2, "since is a year of the Buddhist era such as 2567, not 'สองพัน'"),
        (HEAD + "a,ก,x,,2024,,\n", 2, "2024 is no year of the Buddhist era; did you mean 2567?"),
        (HEAD + "a,ก,x,,2567,2550,\n", 2, "'a' would end (2550) before it begins (2567)"),
        (HEAD + "a,ก,x,,9999,,\n", 2, "9999 is no year of the Buddhist era"),
        (HEAD + "a,ก,x,,,,sure\n", 2, "confidence is one of high, medium, low, not 'sure'"),
        (HEAD + "a,,x,,,,\n", 2, "missing 1 required positional argument: 'name'"),
        (HEAD + "a,ก,x,b,,,\nb,ข,x,a,,,\n", 2, "'a' would stand under itself"),
        (HEAD + "a,ก,x,,,,,,\n", 2, "9 cells, but there are 7 columns"),
        ("id,name,colour\na,ก,แดง\n", 1, "unknown column 'colour'; known are "),
        ("id,kind\na,x\n", 1, "the columns id and name must be there"),
        ("id,name,name\n", 1, "the column 'name' stands twice"),
        ("", 1, "the table is empty: its first line names the columns"),
        ("# only a comment\n", 1, "the table is empty"),
        ("# head\n" + HEAD + "\n# more\na,ก,x,,,,\na,ข,x,,,,\n", 6, "occurs twice (first in line 5)"),
    ],
)
def test_faults(tmp_path: Path, text: str, line: int, reason: str) -> None:
    """File, line, reason."""
    path = written(tmp_path, text)
    with pytest.raises(InvalidTable) as caught:
        REGISTRY.extended_by_csv(path)
    error = caught.value
    assert (error.file, error.line) == (str(path), line)
    assert reason in error.reason
    assert str(error) == f"{path}:{line}: {error.reason}"
    assert isinstance(error, ValueError)
    assert isinstance(error, ThaidocError)


def test_not_utf8(tmp_path: Path) -> None:
    """Another encoding is told with the line where it shows."""
    path = tmp_path / "old.csv"
    path.write_bytes("id,name,kind\na,b,c\nd,ก,x\n".encode("tis-620"))
    with pytest.raises(InvalidTable, match=r"old.csv:3: this is no UTF-8"):
        REGISTRY.extended_by_csv(path)


def test_unclosed_quote(tmp_path: Path) -> None:
    """Not to be read as CSV."""
    with pytest.raises(InvalidTable, match="not to be read as CSV"):
        REGISTRY.extended_by_csv(written(tmp_path, 'id,name,kind\n"a,ก,x\n'))


def test_rows_from_python_say_the_row() -> None:
    """Without a file the row is counted."""
    with pytest.raises(InvalidTable, match="row 2: the id 'a' occurs twice") as caught:
        REGISTRY.extended([{"id": "a", "name": "ก", "kind": "x"}, {"id": "a", "name": "ข", "kind": "x"}])
    assert caught.value.file is None


def test_a_province_and_its_district() -> None:
    """A province may come with its districts; a district of no province is refused."""
    rows = [
        {"id": "province:99", "name": "ใหม่", "kind": "province", "letters": "ฮฮ", "dopa": "99"},
        {
            "id": "district:9901",
            "name": "เก่า",
            "kind": "district",
            "type": "อำเภอ",
            "province": "ใหม่",
            "letters": "ฮฮ",
            "seq": "01",
        },
    ]
    assert REGISTRY.extended(rows).identify("อำเภอเก่า") == "district:9901"
    with pytest.raises(InvalidTable, match="lies in 'province:99', which is not in the registry"):
        REGISTRY.extended(rows[1:])
