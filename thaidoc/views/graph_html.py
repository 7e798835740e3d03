"""A forwarding graph as one page: lanes for agencies, time from left to right, ghosts dashed, evidence on click.

The page is whole in itself: no script, style or font is fetched, and a content security policy forbids it. All text
of the letters is escaped in the drawing, and reaches the panel as text, never as markup.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable

from thaidoc.tracing import Edge, ForwardingGraph, Hop, Node, Said

#: A page with more nodes is of no use to anybody; the first by date are drawn, and the page says so.
LIMIT = 1500

_COLUMN, _ROW, _BOX_W, _BOX_H, _LEFT, _TOP = 210, 74, 172, 56, 24, 16


def to_html(graph: ForwardingGraph, *, limit: int = LIMIT) -> str:
    """The page. Of a graph with more than *limit* nodes only the first *limit* are drawn."""
    nodes = graph.nodes
    shown = _shown(graph, nodes, limit)
    inside = {node.id for node in shown}
    edges = [edge for edge in graph.iter_edges() if edge.upstream in inside and edge.downstream in inside]
    hops = {(e.upstream, e.downstream): graph.hops((e.upstream, e.downstream))[0] for e in edges}
    columns = _columns(shown, edges)
    places, lanes, width, height = _layout(shown, columns)
    names = {node.id: i for i, node in enumerate(shown)}
    parts = [_svg_lane(top, tall, width) for _, top, tall in lanes]
    parts += [_svg_edge(i, edge, places, hops[edge.upstream, edge.downstream]) for i, edge in enumerate(edges)]
    parts += [_svg_node(names[node.id], node, *places[node.id]) for node in shown]
    remarks = [{"code": r.code, "message": r.message, "nodes": list(r.nodes)} for r in graph.notes]
    data = {
        "nodes": [_node_facts(node) for node in shown],
        "edges": [_edge_facts(edge, hops[edge.upstream, edge.downstream]) for edge in edges],
        "notes": [r for r in remarks if not r["nodes"] or inside & set(r["nodes"])][:500],
        "corrections": [
            {
                "node": p.node,
                "text": f"{p.field}: {p.printed or '–'} → {p.proposed or '–'} ({p.confidence:.2f}), {p.reason}",
            }
            for p in graph.corrections
            if p.node in inside
        ][:500],
    }
    cut = f"{len(shown):,} of {len(nodes):,} documents are drawn. " if len(shown) < len(nodes) else ""
    values = {
        "CUT": html.escape(cut),
        "WIDTH": str(width),
        "HEIGHT": str(height),
        "LANES": "\n".join([_lane_name(*lane) for lane in lanes]),
        "DRAWING": "\n".join(parts),
        "DATA": _script_json(data),
    }
    # In one pass: a letter whose text holds @DATA@ must not draw in anything.
    return re.sub("@(CUT|WIDTH|HEIGHT|LANES|DRAWING|DATA)@", lambda found: values[found[1]], _PAGE)


def _shown(graph: ForwardingGraph, nodes: tuple[Node, ...], limit: int) -> list[Node]:
    """Nodes that some edge touches first: an archive holds many letters that are in no chain."""
    if len(nodes) <= limit:
        return list(nodes)
    touched: dict[str, None] = {}
    for edge in graph.iter_edges():
        touched[edge.upstream] = touched[edge.downstream] = None
        if len(touched) >= limit:
            break
    chosen = set(list(touched)[:limit])
    return [node for node in nodes if node.id in chosen] or list(nodes[:limit])


def _columns(nodes: Iterable[Node], edges: list[Edge]) -> dict[str, int]:
    """A column for each node: by day, within a day by depth in the chain; undated ones next to what they touch."""
    ids = [node.id for node in nodes]
    day = {node.id: node.date.iso for node in nodes if node.date is not None}
    ups: dict[str, list[str]] = {name: [] for name in ids}
    downs: dict[str, list[str]] = {name: [] for name in ids}
    for edge in edges:
        ups[edge.downstream].append(edge.upstream)
        downs[edge.upstream].append(edge.downstream)
    # Depth by peeling off what has nothing upstream left; references may go in circles, those keep what they have.
    depth = dict.fromkeys(ids, 0)
    waiting = {name: len(ups[name]) for name in ids}
    ready = [name for name in ids if not waiting[name]]
    order = []
    while ready:
        name = ready.pop()
        order.append(name)
        for down in downs[name]:
            depth[down] = max(depth[down], depth[name] + 1)
            waiting[down] -= 1
            if not waiting[down]:
                ready.append(down)
    for name in reversed(order):
        if name not in day and (later := [day[d] for d in downs[name] if d in day]):
            day[name] = min(later)
    for name in order:
        if name not in day and (earlier := [day[u] for u in ups[name] if u in day]):
            day[name] = max(earlier)
    keys = {name: (day.get(name, ""), depth[name]) for name in ids}
    rank = {key: i for i, key in enumerate(sorted(set(keys.values())))}
    return {name: rank[key] for name, key in keys.items()}


def _layout(
    nodes: list[Node], columns: dict[str, int]
) -> tuple[dict[str, tuple[int, int]], list[tuple[str, int, int]], int, int]:
    """Place of every node, the lanes (agency, top, height), and the size of it all."""
    by_lane: dict[str, list[Node]] = {}
    for node in sorted(nodes, key=lambda n: (columns[n.id], n.id)):
        by_lane.setdefault(node.agency or "ไม่ทราบหน่วยงาน", []).append(node)
    places: dict[str, tuple[int, int]] = {}
    lanes = []
    top = _TOP
    for agency, members in by_lane.items():
        taken: dict[int, int] = {}
        for node in members:
            column = columns[node.id]
            row = taken.get(column, 0)
            taken[column] = row + 1
            places[node.id] = (_LEFT + column * _COLUMN, top + 9 + row * _ROW)
        tall = max(taken.values()) * _ROW
        lanes.append((agency, top, tall))
        top += tall
    width = _LEFT + (max(columns.values(), default=0) + 1) * _COLUMN
    return places, lanes, width, top + 20


def _svg_lane(top: int, tall: int, width: int) -> str:
    return f'<rect class="lane" x="0" y="{top}" width="{width}" height="{tall}"/>'


def _lane_name(agency: str, top: int, tall: int) -> str:
    """The agency beside its lane, as HTML: there the browser breaks Thai between words."""
    return f'<div style="top:{top}px;height:{tall}px" title="{html.escape(agency)}">{html.escape(agency)}</div>'


def _svg_node(i: int, node: Node, x: int, y: int) -> str:
    first = node.number.text if node.number is not None else node.agency or node.id
    when = node.date.format("arabic", "abbr") if node.date is not None else ""
    kind = "node ghost" if node.ghost else "node"
    said = f"{first} {when}".strip()
    return (
        f'<g class="{kind}" id="n{i}" data-i="{i}" tabindex="0" role="button" aria-label="{html.escape(said)}">'
        f"<title>{html.escape(node.id)}</title>"
        f'<rect x="{x}" y="{y}" width="{_BOX_W}" height="{_BOX_H}" rx="5"/>'
        f'<text x="{x + 9}" y="{y + 23}">{html.escape(_cut(first, 22))}</text>'
        f'<text class="date" x="{x + 9}" y="{y + 44}">{html.escape(when)}</text></g>'
    )


def _svg_edge(i: int, edge: Edge, places: dict[str, tuple[int, int]], hop: Hop) -> str:
    (x0, y0), (x1, y1) = places[edge.upstream], places[edge.downstream]
    x0, y0, y1 = x0 + _BOX_W, y0 + _BOX_H // 2, y1 + _BOX_H // 2
    bend = max(24, abs(x1 - x0) // 2)
    path = f"M{x0},{y0} C{x0 + bend},{y0} {x1 - bend},{y1} {x1},{y1}"
    kind = "forwards" if edge.relation == "forwards" else "cites"
    label = ""
    if edge.relation == "forwards" and hop.days is not None:
        label = f'<text x="{(x0 + x1) // 2}" y="{(y0 + y1) // 2 - 5}">{hop.days} วัน</text>'
    said = html.escape(f"{edge.upstream} → {edge.downstream}: {edge.relation}")
    return (
        f'<g class="edge {kind}" id="e{i}" data-i="{i}" tabindex="0" role="button" aria-label="{said}">'
        f'<path class="wide" d="{path}"/><path class="line" d="{path}" marker-end="url(#tip)"/>{label}</g>'
    )


def _node_facts(node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "ghost": node.ghost,
        "rows": [
            ["หน่วยงาน", node.agency],
            ["วันที่", node.date.iso if node.date is not None else None],
            ["เรื่อง", node.subject],
            *[["แฟ้ม", f"{copy.source} #{copy.index}"] for copy in node.copies],
            *[["อ้างโดย", _claim(said)] for said in node.claims],
        ],
    }


def _claim(said: Said) -> str:
    parts = (said.number, said.date.iso if said.date is not None else None, said.agency)
    return f"{said.by}: {' '.join([str(part) for part in parts if part is not None])}"


def _edge_facts(edge: Edge, hop: Hop) -> dict[str, object]:
    days: list[tuple[str, object]] = [
        ("ลงวันที่", hop.sent),
        ("รับ", hop.received),
        ("ส่งต่อ", hop.passed_on),
        ("ครบกำหนด", hop.due),
        ("ครบกำหนดที่ส่งต่อ", hop.due_passed_on),
    ]
    return {
        "title": f"{edge.upstream} → {edge.downstream}",
        "rows": [
            ["relation", edge.relation],
            ["score", f"{edge.score:.4f}"],
            *[[name, str(value)] for name, value in days if value is not None],
            *[[proof.rule, proof.detail] for proof in edge.evidence],
        ],
    }


def _script_json(data: object) -> str:
    """JSON that may stand in a script element: nothing in it can end the element or begin a comment."""
    text = json.dumps(data, ensure_ascii=False)
    for c in "<>&\u2028\u2029":
        text = text.replace(c, f"\\u{ord(c):04x}")
    return text


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


_PAGE = """<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>เส้นทางหนังสือ · thaidoc trace</title>
<style>
:root { --ink: #1d2733; --quiet: #5b6876; --line: #d5dbe2; --accent: #1e5aa8; --paper: #fff; --band: #f5f7fa; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 Sarabun, "TH Sarabun New", Laksaman, "Noto Sans Thai", Tahoma, sans-serif;
  color: var(--ink); display: grid; grid-template-columns: 1fr 340px; height: 100vh; background: var(--paper); }
main { overflow: auto; display: flex; align-items: flex-start; } main svg { flex: none; }
aside { border-left: 1px solid var(--line); overflow: auto; padding: 14px 18px; }
h1 { font-size: 18px; margin: 0 0 6px; overflow-wrap: anywhere; }
h2 { font-size: 15px; margin: 16px 0 4px; }
dl { margin: 0; }
dt { color: var(--quiet); font-size: 13px; margin-top: 8px; }
dd { margin: 0; overflow-wrap: anywhere; }
p { margin: 4px 0; overflow-wrap: anywhere; }
.hint { color: var(--quiet); }
svg text { font-size: 15px; fill: var(--ink); }
.lane { fill: var(--paper); stroke: var(--line); } .lane:nth-of-type(even) { fill: var(--band); }
.names { position: sticky; left: 0; width: 190px; flex: none; z-index: 1; background: var(--paper);
  border-right: 1px solid var(--line); }
.names div { position: absolute; left: 0; right: 0; padding: 6px 10px; overflow: hidden; color: var(--quiet);
  border-top: 1px solid var(--line); line-height: 1.35; }
.node { cursor: pointer; } .node rect { fill: #eaf1fb; stroke: var(--accent); stroke-width: 1.4; }
.node.ghost rect { fill: var(--paper); stroke: var(--quiet); stroke-dasharray: 6 4; }
.node .date { fill: var(--quiet); font-size: 14px; }
.edge { cursor: pointer; } .edge .line { fill: none; stroke: var(--accent); stroke-width: 2; }
.edge.cites .line { stroke: #98a3b0; stroke-width: 1.2; stroke-dasharray: 2 4; }
.edge .wide { fill: none; stroke: transparent; stroke-width: 14; pointer-events: stroke; }
.edge text { font-size: 13px; fill: var(--accent); text-anchor: middle;
  paint-order: stroke; stroke: #fff; stroke-width: 4px; }
.node:focus, .edge:focus { outline: none; }
.node:focus rect, .node.chosen rect { stroke-width: 3; } .edge:focus .line, .edge.chosen .line { stroke-width: 4; }
@media (max-width: 800px) { body { grid-template-columns: 1fr; grid-template-rows: 60vh auto; }
  aside { border-left: 0; border-top: 1px solid var(--line); } }
</style>
</head>
<body>
<main><div class="names" style="height:@HEIGHT@px">
@LANES@
</div><svg width="@WIDTH@" height="@HEIGHT@" role="group" aria-label="เส้นทางหนังสือ">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse"
 orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#1e5aa8"/></marker></defs>
@DRAWING@
</svg></main>
<aside id="panel" aria-live="polite"><h1>เส้นทางหนังสือ</h1>
<p class="hint">@CUT@เวลาเดินจากซ้ายไปขวา แถวละหนึ่งหน่วยงาน กรอบเส้นประคือหนังสือที่ถูกอ้างถึงแต่ไม่มีในแฟ้ม
เลือกหนังสือหรือเส้นเพื่อดูหลักฐาน</p></aside>
<script type="application/json" id="data">@DATA@</script>
<script>
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const panel = document.getElementById("panel");
const make = (tag, text) => { const e = document.createElement(tag); e.textContent = text; return e; };
function show(target, title, rows, extra) {
  document.querySelectorAll(".chosen").forEach(e => e.classList.remove("chosen"));
  target.classList.add("chosen");
  const list = document.createElement("dl");
  for (const [name, value] of rows) if (value !== null) list.append(make("dt", name), make("dd", value));
  panel.replaceChildren(make("h1", title), list, ...extra);
}
function open(target) {
  const i = Number(target.dataset.i);
  if (target.classList.contains("edge")) { const e = data.edges[i]; show(target, e.title, e.rows, []); return; }
  const node = data.nodes[i];
  const about = data.corrections.filter(c => c.node === node.id).map(c => make("p", c.text));
  const notes = data.notes.filter(n => n.nodes.includes(node.id)).map(n => make("p", n.message));
  show(target, node.id, node.rows, [...(about.length ? [make("h2", "ข้อเสนอแก้ไข"), ...about] : []),
    ...(notes.length ? [make("h2", "ข้อสังเกต"), ...notes] : [])]);
}
for (const g of document.querySelectorAll(".node, .edge")) {
  g.addEventListener("click", () => open(g));
  g.addEventListener("keydown", k => { if (k.key === "Enter" || k.key === " ") { k.preventDefault(); open(g); } });
}
</script>
</body>
</html>
"""
