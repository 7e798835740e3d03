"""Resolving, recurring, sorting, following along a chain; the table and the iCalendar; the two commands."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import thaidoc
from thaidoc.deadlines import along, duties, occurrences, resolve
from thaidoc.records import Deadline, Document, Event, Kind, Offset, Sender, Stamp
from thaidoc.text import Span
from thaidoc.values import DocumentNumber, ThaiDate
from thaidoc.values.calendar import CivilCalendar
from thaidoc.values.counting import completed, quarter_end
from thaidoc.views.duties import day_words, duty_row, table
from thaidoc.views.icalendar import to_icalendar

D = dt.date.fromisoformat


def letter(*deadlines: Deadline, number: str = "นน 0017.2/ว 11", date: str = "2025-01-10", **more: object) -> Document:
    known: dict[str, object] = {
        "kind": Kind.EXTERNAL_LETTER,
        "source": "letter.txt",
        "number": DocumentNumber.parse(number),
        "date": ThaiDate.from_date(D(date)),
        "sender": Sender(agency="จังหวัดน่าน"),
        "subject": "การสำรวจพื้นที่เสี่ยง",
        "deadlines": deadlines,
    }
    return Document(**{**known, **more})  # type: ignore[arg-type]


def counted(days: int | None = None, anchor: str = "received", **more: object) -> Deadline:
    return Deadline("relative", offset=Offset(days=days, anchor=anchor, **more))  # type: ignore[arg-type]


def dated(due: str, **more: object) -> Deadline:
    known: dict[str, object] = {
        "due": D(due),
        "precision": "day",
        "action": "รายงานผล",
        "text": "ภายในวันที่ 20 มีนาคม 2568",
    }
    return Deadline("date", **{**known, **more})  # type: ignore[arg-type]


# --- resolving -----------------------------------------------------------------------------------------------------


def test_a_printed_day_never_rolls() -> None:
    """Not on a Sunday, not on a holiday."""
    found = resolve(dated("2025-04-13"))
    assert (found.date, found.rolled, found.uncertain) == (D("2025-04-13"), None, ())
    assert "it stands" in found.rule
    assert "สงกรานต์" in found.rule
    assert found.workday == D("2025-04-11")


def test_the_first_day_is_not_counted() -> None:
    assert resolve(counted(7), received=D("2025-01-13")).date == D("2025-01-20")
    assert resolve(counted(1), received=D("2025-01-13")).date == D("2025-01-14")
    assert resolve(counted(0), received=D("2025-01-13")).date == D("2025-01-13")


def test_a_last_day_on_a_holiday_counts_for_an_office_and_rolls_for_a_person() -> None:
    """Section 64 of the Administrative Procedure Act 2539, paragraphs 2 and 3; Civil and Commercial Code 193/8."""
    found = resolve(counted(15), received=D("2025-03-29"))
    assert found.date == D("2025-04-13")  # Songkran, a Sunday
    assert found.rolled == D("2025-04-17")
    assert "s. 64 para. 2" in found.rule
    assert "193/8" in found.rule


def test_working_days() -> None:
    found = resolve(counted(5, working_days=True), received=D("2025-04-09"))
    assert found.date == D("2025-04-21")  # 10, 11, 17, 18, 21
    assert found.rolled is None


def test_working_days_of_ones_own_calendar() -> None:
    calendar = CivilCalendar.of([D("2025-04-17")])
    assert resolve(counted(5, working_days=True), received=D("2025-04-09"), calendar=calendar).date == D("2025-04-22")


def test_what_the_calendar_cannot_know_is_said() -> None:
    found = resolve(counted(5, working_days=True), received=D("2027-04-30"))
    assert found.date is not None
    assert any("cabinet" in reason for reason in found.uncertain)
    assert any("พืชมงคล" in reason for reason in found.uncertain)


def test_months() -> None:
    assert resolve(Deadline("relative", offset=Offset(months=3, anchor="issued")), issued=D("2024-11-30")).date == D(
        "2025-02-28"
    )


@pytest.mark.parametrize("anchor", ["received", "issued", "event"])
def test_a_missing_anchor_is_named(anchor: str) -> None:
    found = resolve(counted(7, anchor))
    assert (found.date, found.missing) == (None, anchor)


def test_quarter_end() -> None:
    deadline = counted(15, "quarter_end")
    assert resolve(deadline, event=D("2025-03-31")).date == D("2025-04-15")
    found = resolve(deadline, issued=D("2025-01-10"))
    assert found.date == D("2025-04-15")
    assert found.uncertain
    assert resolve(deadline).missing == "quarter_end"
    assert quarter_end(D("2025-12-01")) == D("2025-12-31")
    assert quarter_end(D("2025-09-30")) == D("2025-09-30")


def test_at_once() -> None:
    assert resolve(Deadline("immediate"), received=D("2025-01-13"), issued=D("2025-01-10")).date == D("2025-01-13")
    assert resolve(Deadline("immediate")).missing == "received"


def test_thai_dates_are_dates() -> None:
    assert resolve(counted(7), received=ThaiDate(2025, 1, 13)).date == D("2025-01-20")
    with pytest.raises(ValueError, match="not a day"):
        resolve(counted(7), received=ThaiDate(2025, 1))


def test_an_undated_deadline() -> None:
    found = resolve(Deadline("date", precision="day", text="ภายในวันที่ 31 กุมภาพันธ์ 2568"))
    assert (found.date, found.missing) == (None, None)


@given(
    st.dates(D("2000-01-01"), D("2100-12-31")),
    st.integers(-400, 4000),
    st.sampled_from(["received", "issued", "event"]),
    st.booleans(),
)
def test_resolving_is_total(base: dt.date, days: int, anchor: str, working: bool) -> None:
    """Whatever is asked: a day on or after the base (before, if counted back), and a rolled day after it."""
    deadline = counted(days, anchor, working_days=working)
    found = resolve(deadline, **{anchor: base})  # type: ignore[arg-type]  # received=, issued= or event=
    assert found.date is not None
    assert (found.date - base).days * days >= 0
    assert found.rolled is None or found.rolled > found.date


# --- recurring -----------------------------------------------------------------------------------------------------


def days_of(rule: str, after: str, n: int, **more: object) -> list[str]:
    deadline = Deadline("recurring", recurrence=rule, **more)  # type: ignore[arg-type]
    return [day.isoformat() for day, _ in zip(occurrences(deadline, after=D(after)), range(n), strict=False)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=5", ["2025-02-05", "2025-03-05"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", ["2025-01-15", "2025-01-31", "2025-02-15", "2025-02-28"]),
        ("FREQ=WEEKLY;BYDAY=FR", ["2025-01-17", "2025-01-24"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH", ["2025-01-13", "2025-01-16", "2025-01-20"]),
        ("FREQ=MONTHLY;BYDAY=2TU", ["2025-01-14", "2025-02-11"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2025-01-31", "2025-02-28"]),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", ["2025-11-30", "2026-11-30"]),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15", ["2025-01-15", "2025-07-15"]),
        ("FREQ=DAILY", ["2025-01-11", "2025-01-12"]),
        # No day printed: the end of the month, of the quarter, Friday.
        ("FREQ=MONTHLY", ["2025-01-31", "2025-02-28"]),
        ("FREQ=MONTHLY;INTERVAL=3", ["2025-03-31", "2025-06-30"]),
        ("FREQ=MONTHLY;INTERVAL=6", ["2025-03-31", "2025-09-30"]),
        ("FREQ=WEEKLY", ["2025-01-17", "2025-01-24"]),
        # Working days of the civil service: 10-16 April 2025 hold Songkran and its substitution day.
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2025-01-31", "2025-02-28", "2025-03-31"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=5", ["2025-02-07", "2025-03-07", "2025-04-08"]),
    ],
)
def test_days_of_a_recurrence(rule: str, expected: list[str]) -> None:
    assert days_of(rule, "2025-01-10", len(expected)) == expected


def test_every_working_day_leaves_out_holidays() -> None:
    assert days_of("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2025-04-10", 3) == ["2025-04-11", "2025-04-17", "2025-04-18"]


def test_last_working_day_before_a_special_day() -> None:
    """30 December 2567 was a special day off, the 31st is New Year's Eve."""
    assert days_of("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2024-12-01", 1) == ["2024-12-27"]


def test_start_and_end_bound_a_recurrence() -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=5"
    assert days_of(rule, "2025-01-10", 9, start=D("2025-03-01"), end=D("2025-05-31")) == [
        "2025-03-05", "2025-04-05", "2025-05-05",
    ]  # fmt: skip


def test_next_day_of_a_recurrence() -> None:
    deadline = Deadline("recurring", recurrence="FREQ=MONTHLY")
    found = resolve(deadline, issued=D("2025-01-10"))
    assert found.date == D("2025-01-31")
    assert any("day of the month" in reason for reason in found.uncertain)
    assert resolve(deadline).missing == "issued"
    over = evolve(deadline, end=D("2025-01-15"))
    assert resolve(over, issued=D("2025-01-10")).date is None


def test_a_broken_rule_is_told() -> None:
    deadline = Deadline("recurring", recurrence="FREQ=SOMETIMES")
    with pytest.raises(ValueError, match="SOMETIMES"):
        list(occurrences(deadline, after=D("2025-01-10")))
    assert resolve(deadline, issued=D("2025-01-10")).date is None
    with pytest.raises(ValueError, match="not a recurring"):
        list(occurrences(dated("2025-01-10"), after=D("2025-01-10")))


def test_completed_rules() -> None:
    assert completed("FREQ=MONTHLY;BYMONTHDAY=5") == ("FREQ=MONTHLY;BYMONTHDAY=5", None)
    assert completed("FREQ=MONTHLY;INTERVAL=2")[0] == "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1"


# --- many letters --------------------------------------------------------------------------------------------------


def test_duties_come_by_day_undated_ones_last() -> None:
    documents = [
        letter(dated("2025-03-20"), counted(7)),
        letter(dated("2025-02-01"), number="นน 0017.2/ว 12"),
    ]
    found = duties(documents, today=D("2025-03-01"))
    assert [(d.number, d.status, d.days_left) for d in found] == [
        ("นน 0017.2/ว 12", "overdue", -28),
        ("นน 0017.2/ว 11", "open", 19),
        ("นน 0017.2/ว 11", "undated", None),
    ]
    assert duties(documents, today=D("2025-03-20"))[1].status == "today"


def test_the_received_stamp_is_the_anchor() -> None:
    stamp = Stamp("อำเภอปัว", "12", ThaiDate(2025, 1, 14))
    (duty,) = duties([letter(counted(7), stamps=(stamp,))])
    assert duty.due == D("2025-01-21")
    two = (stamp, Stamp("กองแผนงาน", "3", ThaiDate(2025, 1, 16)))
    (duty,) = duties([letter(counted(7), stamps=two)])
    assert duty.due == D("2025-01-21")
    assert any("stamps" in reason for reason in duty.resolution.uncertain)
    (duty,) = duties([letter(counted(7))], received=D("2025-01-20"))
    assert duty.due == D("2025-01-27")


def test_a_recurrence_gives_its_next_day_from_today_on() -> None:
    monthly = Deadline("recurring", recurrence="FREQ=MONTHLY;BYMONTHDAY=5")
    assert duties([letter(monthly)], today=D("2025-06-05"))[0].due == D("2025-06-05")
    assert duties([letter(monthly)], today=D("2025-06-06"))[0].due == D("2025-07-05")
    assert duties([letter(monthly)])[0].due == D("2025-02-05")


def test_along_a_chain() -> None:
    """The same duty at each office, an earlier day on the way, and what was left."""
    ask = "ส่งผลการสำรวจ"
    chain = [
        letter(dated("2025-03-31", action=ask), number="มท 0816/1", date="2025-02-03"),
        letter(
            dated("2025-03-20", action=f"{ask}ให้จังหวัด"),
            number="นน 0023/2",
            date="2025-02-20",
            stamps=(Stamp("จังหวัดน่าน", "1", ThaiDate(2025, 2, 17)),),
        ),
        letter(number="นน 0523/3", date="2025-03-01"),
        letter(dated("2025-03-14", action=f"{ask}ให้อำเภอ"), number="นน 0523/4", date="2025-03-10"),
    ]
    (hops,) = along(chain)
    assert [(str(h.document.number), h.days_left, h.working_days_left) for h in hops] == [
        ("มท 0816/1", 56, 39),
        ("นน 0023/2", 31, 23),
        ("นน 0523/4", 4, 4),
    ]
    assert along([letter(number="นน 0523/3")]) == ()


# --- table ---------------------------------------------------------------------------------------------------------


def test_table_in_thai_and_english() -> None:
    found = duties([letter(dated("2025-03-20", time="16:30"), counted(7))], today=D("2025-03-25"))
    thai = table(found)
    assert "20 มี.ค. 2568 16:30" in thai
    assert "! เกิน 5 วัน" in thai
    assert "ยังไม่ทราบวันที่ได้รับ" in thai
    english = table(found, lang="en", era="ce")
    assert "20 Mar 2025 16:30" in english
    assert "! 5 days over" in english
    assert table([]) == "ไม่มีกำหนดเวลาในหนังสือที่ให้มา\n"


def test_days_in_words() -> None:
    day = D("2025-03-20")
    assert day_words(day) == "20 มี.ค. 2568"
    assert day_words(day, era="ce") == "20 มี.ค. 2025"
    assert day_words(day, "en", "be") == "20 Mar 2568"


def test_columns_stand_below_each_other() -> None:
    """By display column, marks having none; nothing is wider than asked."""
    from thaidoc.errors import display_width

    found = duties([letter(dated("2025-03-20"), dated("2025-03-21", action="ส่งบัญชีรายชื่อผู้เข้าร่วมโครงการ" * 5))])
    lines = table(found, width=100).splitlines()
    at = {display_width(line[: line.index("นน 0017.2")]) for line in lines[1:]}
    assert len(at) == 1
    assert max(map(display_width, lines)) <= 100


def test_control_characters_do_not_reach_the_terminal() -> None:
    (duty,) = duties([letter(dated("2025-03-20", action="ส่ง\x1b[31mผล\x07"))])
    assert "\x1b" not in table([duty])
    assert "\x07" not in table([duty])


def test_row_for_programs() -> None:
    (duty,) = duties([letter(dated("2025-03-20", span=Span(5, 30)))], today=D("2025-03-01"))
    row = duty_row(duty)
    assert json.loads(json.dumps(row)) == row
    assert (row["due"], row["days_left"], row["span"]) == ("2025-03-20", 19, [5, 30])


# --- iCalendar -----------------------------------------------------------------------------------------------------


def meeting(**more: object) -> Event:
    known: dict[str, object] = {
        "start": dt.datetime(2025, 3, 5, 9),  # noqa: DTZ001 - printed local time
        "end": dt.datetime(2025, 3, 5, 16, 30),  # noqa: DTZ001
        "place": "ห้องประชุม 1, ชั้น 2",
        "text": "ในวันพุธที่ 5 มีนาคม 2568 เวลา 09.00 - 16.30 น.",
    }
    return Event(**{**known, **more})  # type: ignore[arg-type]


FULL = letter(
    dated("2025-03-20", span=Span(5, 30), submit_to="กองแผนงาน", item="2"),
    dated("2025-03-21", time="16:30"),
    Deadline(
        "recurring", recurrence="FREQ=MONTHLY;BYMONTHDAY=5", end=D("2025-09-30"), action="รายงานผล", text="ทุกวันที่ 5"
    ),
    Deadline("recurring", recurrence="FREQ=WEEKLY;BYDAY=FR", time="06:00", end=D("2025-02-28"), action="สรุป"),
    Deadline("recurring", recurrence="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", action="นำส่งเงิน"),
    counted(7),
    events=(meeting(), meeting(start=D("2025-03-05"), end=D("2025-03-07"))),
)


def test_lines_are_those_of_rfc_5545() -> None:
    """CRLF, 75 octets at most, balanced blocks."""
    text = to_icalendar([FULL])
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75
    assert sum(line.startswith("BEGIN:") for line in lines) == sum(line.startswith("END:") for line in lines)
    text.encode("utf-8")


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


def test_entries_say_what_a_clerk_needs() -> None:
    text = unfolded(to_icalendar([FULL]))
    assert "SUMMARY:ครบกำหนด: รายงานผล (นน 0017.2/ว 11)" in text
    assert "DTSTART;VALUE=DATE:20250320" in text
    assert "DTSTART;TZID=Asia/Bangkok:20250321T163000" in text
    assert "RRULE:FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20250930" in text
    assert "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20250228T165959Z" in text
    assert "LOCATION:ห้องประชุม 1\\, ชั้น 2" in text
    assert "DTEND;VALUE=DATE:20250308" in text  # DTEND is not part of the event
    assert "ส่งถึง: กองแผนงาน" in text
    assert "อักขระที่ 5-30" in text
    assert "TRIGGER:-P6DT15H" in text  # nine in the morning, seven days before


def test_the_output_depends_on_the_letters_alone() -> None:
    assert to_icalendar([FULL]) == to_icalendar([FULL])
    moved = evolve(FULL, source="elsewhere.txt")
    uids = [line for line in unfolded(to_icalendar([FULL])).split("\r\n") if line.startswith("UID:")]
    assert uids == [line for line in unfolded(to_icalendar([moved])).split("\r\n") if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)


def test_a_calendar_library_reads_it() -> None:
    icalendar = pytest.importorskip("icalendar", reason="pip install icalendar")
    found = icalendar.Calendar.from_ical(to_icalendar([FULL]))
    entries = list(found.walk("VEVENT"))
    assert not [entry.errors for entry in entries if entry.errors]
    # A recurrence on working days has no rule: twelve entries.
    assert len(entries) == 4 + 12 + 2
    assert all(len(entry.walk("VALARM")) == 2 for entry in entries)
    assert entries[0]["SUMMARY"].startswith("ครบกำหนด")
    stated = {str(entry.get("LOCATION")) for entry in entries if entry.get("LOCATION")}
    assert stated == {"ห้องประชุม 1, ชั้น 2"}


@given(st.text(max_size=300))
def test_any_words_are_borne(text: str) -> None:
    """What a letter holds cannot break out of its line."""
    lines = to_icalendar([letter(dated("2025-03-20", action=text, text=text), subject=text, source=text)]).split("\r\n")
    assert sum(line == "BEGIN:VEVENT" for line in lines) == 1
    assert max(len(line.encode("utf-8", "replace")) for line in lines) <= 75


# --- commands ------------------------------------------------------------------------------------------------------

TEXT = """ที่ นน ๐๐๑๗.๒/ว ๑๑

ศาลากลางจังหวัดน่าน
ถนนสุริยพงษ์ นน ๕๕๐๐๐

๑๐ มกราคม ๒๕๖๘

เรื่อง  การสำรวจพื้นที่เสี่ยงภัยดินถล่ม

เรียน  นายอำเภอ ทุกอำเภอ

          ด้วยจังหวัดน่านจะจัดทำแผนที่เสี่ยงภัยดินถล่ม จึงขอให้อำเภอสำรวจพื้นที่และรายงานผลให้จังหวัดทราบ
ภายในวันที่ ๒๐ มีนาคม ๒๕๖๘

          จึงเรียนมาเพื่อดำเนินการ

                              ขอแสดงความนับถือ

                              (นายสายฝน ต้นน้ำ)
                              ผู้ว่าราชการจังหวัดน่าน
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The command line with the two commands, whether or not the program has taken them in yet."""
    from thaidoc import batch, commands_deadlines

    def call(*argv: str) -> tuple[int, str, str]:
        import argparse

        parser = argparse.ArgumentParser()
        commands_deadlines.register(parser.add_subparsers(required=True))
        args = parser.parse_args(argv)
        try:
            status = args.command(args)
        except batch.UsageError:
            status = 2
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_command_deadlines(tmp_path: Path, run) -> None:
    path = tmp_path / "w11.txt"
    path.write_text(TEXT, encoding="utf-8")
    status, out, _ = run("deadlines", str(path), "--today", "2568-03-25", "--lang", "en", "--era", "ce")
    assert status == 0
    assert "20 Mar 2025" in out
    assert "! 5 days over" in out
    status, out, _ = run("deadlines", str(path), "--today", "2025-03-25", "--format", "json")
    (row,) = json.loads(out)
    assert (row["due"], row["status"], row["number"]) == ("2025-03-20", "overdue", "นน 0017.2/ว 11")
    status, out, _ = run("deadlines", str(path), "--format", "csv")
    assert out.splitlines()[0].startswith("due,time,status")


def test_command_reads_what_parse_printed(tmp_path: Path, run) -> None:
    path = tmp_path / "records.jsonl"
    records = [thaidoc.to_dict(d) for d in thaidoc.parse(TEXT, name="w11.txt").documents]
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    status, out, _ = run("deadlines", str(path), "--today", "2025-03-01", "--format", "jsonl")
    assert status == 0
    assert json.loads(out)["days_left"] == 19


def test_command_calendar(tmp_path: Path, run) -> None:
    path, ics = tmp_path / "w11.txt", tmp_path / "deadlines.ics"
    path.write_text(TEXT, encoding="utf-8")
    status, out, _ = run("calendar", str(path), "-o", str(ics), "--alarm", "3")
    assert (status, out) == (0, "")
    data = ics.read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"TRIGGER:-P2DT15H" in data
    assert b"\r\r\n" not in data


def test_command_tells_what_it_could_not_read(tmp_path: Path, run) -> None:
    status, _, err = run("deadlines", str(tmp_path / "nothing.txt"))
    assert status == 1
    assert "nothing.txt" in err


@pytest.mark.parametrize("argv", [("--today", "tomorrow"), ("--holiday", "2568-13-01")])
def test_wrong_days_are_refused(argv: tuple[str, str], run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run("deadlines", "x.txt", *argv)
    assert stop.value.code == 2
    assert "a day is wanted" in capsys.readouterr().err


def test_a_deadline_resolves_itself() -> None:
    """The method is the function."""
    deadline = counted(7, "received")
    assert deadline.resolve(received=dt.date(2025, 3, 3)) == resolve(deadline, received=dt.date(2025, 3, 3))
