"""Ways through the graph: loops taken out, paths from origin to last hop, the time that each hop took. No recursion."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from thaidoc.tracing.facts import to_date
from thaidoc.tracing.model import Hop

if TYPE_CHECKING:
    from thaidoc.tracing.picture import Picture

FORWARDS: Final = "forwards"
#: A tangle of more links than this is taken apart by the order of days alone instead of link by link.
TANGLE: Final = 300


def _ups(picture: Picture, node: int) -> list[tuple[int, int]]:
    """The documents (and claims) that *node* passes on."""
    if node < 0:
        return []
    return [(up, n) for up, relation, n in picture.edges_into(node) if relation == FORWARDS]


def find_loops(picture: Picture) -> dict[int, tuple[int, ...]]:
    """The claims that must not become edges because a paper would come back to where it was, with the loop of each.

    A loop needs at least one link that does not lead forward in time; only what lies upstream of such links is
    searched. Of a loop the surest links stay.
    """
    links = picture.links
    starts: list[int] = []
    for n, target in enumerate(links.target):
        if target >= 0 and links.claims[n].relation == FORWARDS:
            before, after = links.letters[target].date, links.letters[links.claims[n].by].date
            if not (before % 100 and after % 100 and before < after):
                starts.append(links.leader[links.claims[n].by])
    dropped: dict[int, tuple[int, ...]] = {}
    for tangle in _tangles(picture, starts):
        inside = set(tangle)
        loop = tuple(sorted(tangle, key=links.canonical))
        edges = [(up, node, n) for node in tangle for up, n in _ups(picture, node) if up in inside]
        edges.sort(key=lambda e: (-round(links.weight[e[2]], 3), links.canonical(e[1]), links.canonical(e[0])))
        kept: dict[int, list[int]] = {}
        for up, node, _ in edges:
            against = _moment(picture, up) >= _moment(picture, node) if len(edges) > TANGLE else _leads(kept, up, node)
            if against:
                # All claims that say the same edge go, not only the strongest.
                for member in picture.members(node):
                    for other in links.claims_of(member):
                        if picture.upstream_of(other) == up:
                            dropped[other] = loop
            else:
                kept.setdefault(node, []).append(up)
    return dropped


def _moment(picture: Picture, node: int) -> tuple[object, ...]:
    """When a letter was written, ties broken so that no two letters are equal."""
    return (picture.links.letters[node].date, picture.links.canonical(node), picture.ids[node])


def _leads(ups: dict[int, list[int]], start: int, goal: int) -> bool:
    """Whether *goal* lies upstream of *start*."""
    stack, seen = [start], {start}
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        for up in ups.get(node, ()):
            if up not in seen:
                seen.add(up)
                stack.append(up)
    return False


def _tangles(picture: Picture, starts: list[int]) -> Iterator[list[int]]:
    """Strongly connected components of more than one node among all that lies upstream of *starts* (Tarjan)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    open_nodes: list[int] = []
    is_open: set[int] = set()
    for start in starts:
        if start in index:
            continue
        work: list[tuple[int, Iterator[tuple[int, int]]]] = []

        def enter(node: int, work: list[tuple[int, Iterator[tuple[int, int]]]] = work) -> None:
            index[node] = low[node] = len(index)
            open_nodes.append(node)
            is_open.add(node)
            work.append((node, iter(_ups(picture, node))))

        enter(start)
        while work:
            node, rest = work[-1]
            step = next(rest, None)
            if step is not None:
                up = step[0]
                if up not in index:
                    enter(up)
                elif up in is_open:
                    low[node] = min(low[node], index[up])
                continue
            work.pop()
            if work:
                below = work[-1][0]
                low[below] = min(low[below], low[node])
            if low[node] == index[node]:
                component = []
                while True:
                    other = open_nodes.pop()
                    is_open.discard(other)
                    component.append(other)
                    if other == node:
                        break
                if len(component) > 1:
                    yield component


def paths(picture: Picture) -> Iterator[tuple[int, ...]]:
    """Every maximal way along ``forwards`` edges, at most four times as many as there are edges.

    In a tree there are as many ways as last hops; only papers that part and meet again many times give more.
    """
    downs: dict[int, list[int]] = {}
    passed: set[int] = set()
    total = 0
    for node in picture.leaders:
        for up, _ in _ups(picture, node):
            downs.setdefault(up, []).append(node)
            passed.add(node)
            total += 1
    left = 4 * total + 100
    for origin in sorted((node for node in downs if node not in passed), key=lambda node: picture.ids[node]):
        path: list[int] = []
        stack: list[tuple[int, int]] = [(origin, 0)]
        while stack and left > 0:
            node, depth = stack.pop()
            del path[depth:]
            path.append(node)
            further = downs.get(node)
            if further is None:
                left -= 1
                yield tuple(path)
            else:
                stack += [(down, depth + 1) for down in reversed(further)]


def hops(picture: Picture, chain: tuple[str, ...]) -> tuple[Hop, ...]:
    """The steps of *chain* in time.

    Raises:
        KeyError: an id that is no node of this graph.
    """
    nodes = [picture.by_id[name] for name in chain]
    return tuple([_hop(picture, up, down) for up, down in itertools.pairwise(nodes)])


def _hop(picture: Picture, up: int, down: int) -> Hop:
    letters = picture.links.letters
    below = letters[down] if down >= 0 else None
    passed_on = to_date(below.date) if below is not None else None
    received = None
    due = None
    if up >= 0:
        above = letters[up]
        sent = to_date(above.date)
        days = sorted(day for _, date in above.stamps if (day := to_date(date)) is not None)
        # A letter gathers a stamp at every desk; the last before it was passed on is the one that counts.
        fitting = [d for d in days if (passed_on is None or d <= passed_on) and (sent is None or d >= sent)]
        received = fitting[-1] if fitting else None
        due = to_date(above.due)
    else:
        sent = to_date(picture.ghosts[-1 - up].date)
    due_below = to_date(below.due) if below is not None else None
    return Hop(
        upstream=picture.ids[up],
        downstream=picture.ids[down],
        sent=sent,
        received=received,
        passed_on=passed_on,
        days=(passed_on - sent).days if passed_on is not None and sent is not None else None,
        due=due,
        due_passed_on=due_below,
        left=(due_below - passed_on).days if due_below is not None and passed_on is not None else None,
    )
