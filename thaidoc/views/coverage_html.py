"""A coverage as one page: the offices by status, a bar of how many, filters that need no script.

In two steps: records → plain values (:mod:`thaidoc.views.coverage_json`) → one string in which all text is escaped.
The page fetches nothing, and a content security policy forbids it.
"""

from __future__ import annotations

from html import escape
from typing import Any

from thaidoc.routing import Coverage, Status
from thaidoc.views.coverage_json import coverage_dict

_COLOURS = {"forwarded": "#1b7f4b", "answered": "#2b6cb0", "received": "#b7791f", "silent": "#9b2c2c"}
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 "Sarabun", "TH Sarabun New", "Noto Sans Thai", sans-serif }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.3rem; margin: 0 } p { margin: .3rem 0 }
.bar { display: flex; height: 1.2rem; border-radius: .3rem; overflow: hidden; margin: 1rem 0 }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: bold; padding: .8rem 0 .2rem }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #8884; vertical-align: top }
td.n { text-align: right; white-space: nowrap } .s { font-weight: bold; white-space: nowrap }
.why { opacity: .75; font-size: .9em }
fieldset { border: 0; padding: 0; margin: 0 } label { margin-right: 1rem; white-space: nowrap }
"""


def to_html(coverage: Coverage) -> str:
    """The page."""
    return render(coverage_dict(coverage))


def render(data: dict[str, Any]) -> str:
    """The plain view as a page."""
    statuses = [(str(status), status.th, data["counts"][str(status)]) for status in Status]
    hide = "".join(
        [f"body:has(#show-{name}:not(:checked)) tr.{name} {{ display: none }}\n" for name, _, _ in statuses]
        + [f".{name} .s {{ color: {colour} }}\n" for name, colour in _COLOURS.items()]
    )
    title = escape(data["number"] or data["circular"])
    bar = "".join(
        [
            f'<span style="flex:{count};background:{_COLOURS[name]}" title="{escape(thai)} {count}"></span>'
            for name, thai, count in statuses
            if count
        ]
    )
    boxes = "".join(
        [
            f'<label><input type="checkbox" id="show-{name}" checked> {escape(thai)} ({count})</label>'
            for name, thai, count in statuses
        ]
    )
    groups = "".join(
        [
            f"<li>{escape(' '.join(filter(None, (g['name'], g['scope']))))} – {escape(g['reason'])}</li>"
            for g in data["groups"]
        ]
    )
    hops = "".join(
        [
            f"<li>{escape(h['by'] or 'ผู้รับหนังสือ')} → {escape(h['to'])}: <q>{escape(h['sentence'])}</q></li>"
            for h in data["next_hops"]
        ]
    )
    return (
        '<!doctype html>\n<html lang="th"><head><meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title><style>{_STYLE}{hide}</style></head><body>\n"
        f"<h1>{title}</h1><p>{escape(data['subject'] or '')}</p>"
        f"<p>{escape(data['date'] or '')} · {len(data['rows'])} หน่วยงาน</p>\n"
        f'<div class="bar" role="img" aria-label="{escape(_said(statuses))}">{bar}</div>\n'
        f"<fieldset><legend>แสดง</legend>{boxes}</fieldset>\n"
        f"{_table('ผู้รับหนังสือ', data['rows'])}{_table('หน่วยงานอื่นที่ดำเนินการ', data['others'])}"
        f"{f'<h2>กลุ่มที่ไม่มีบัญชีรายชื่อ</h2><ul>{groups}</ul>' if groups else ''}"
        f"{f'<h2>ผู้ต้องแจ้งต่อ</h2><ul>{hops}</ul>' if hops else ''}"
        "</body></html>\n"
    )


def _said(statuses: list[tuple[str, str, int]]) -> str:
    return ", ".join([f"{thai} {count}" for _, thai, count in statuses if count])


def _table(caption: str, rows: list[dict[str, Any]]) -> str:
    if not rows:
        return ""
    body = "\n".join(
        [
            f'<tr class="{escape(row["status"])}"><td>{escape(row["name"])}</td>'
            f'<td class="s">{escape(Status(row["status"]).th)}</td><td class="n">{escape(row["when"] or "")}</td>'
            f'<td class="n">{row["days"] if row["days"] is not None else ""}</td>'
            f'<td>{escape(row["number"] or "")} <span class="why">{escape(row["evidence"] or "")}</span></td></tr>'
            for row in rows
        ]
    )
    head = "".join([f'<th scope="col">{name}</th>' for name in ("หน่วยงาน", "สถานะ", "เมื่อ", "วัน", "หนังสือ")])
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>\n"
