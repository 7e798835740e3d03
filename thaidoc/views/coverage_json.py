"""Routes and coverages as plain JSON-ready dicts: names as in the records, days as ISO dates."""

from __future__ import annotations

from typing import Any

from thaidoc.records import Document
from thaidoc.routing import Coverage, CoverageRow, NextHop, Office, Route, RouteGroup


def route_dict(document: Document, route: Route) -> dict[str, Any]:
    """Where *document* goes, with what identifies it."""
    return {
        "source": document.source,
        "index": document.index,
        "number": document.number.text if document.number else None,
        "date": document.date.iso if document.date else None,
        "as_of": route.day.isoformat() if route.day else None,
        "origin": route.origin,
        "offices": [_office(office) for office in route.offices],
        "groups": [_group(group) for group in route.groups],
        "next_hops": [_hop(hop) for hop in route.next_hops],
        "notes": [{"code": n.code, "message": n.message, "recipient": n.recipient} for n in route.notes],
    }


def coverage_dict(coverage: Coverage) -> dict[str, Any]:
    """What each office has done."""
    return {
        "circular": coverage.circular,
        "number": coverage.number,
        "subject": coverage.subject,
        "date": coverage.sent.iso if coverage.sent else None,
        "counts": {str(status): count for status, count in coverage.counts().items()},
        "rows": [_row(row) for row in coverage.rows],
        "groups": [_group(group) for group in coverage.groups],
        "others": [_row(row) for row in coverage.others],
        "next_hops": [_hop(hop) for hop in coverage.next_hops],
    }


def _office(office: Office) -> dict[str, Any]:
    return {
        "id": office.id,
        "name": office.name,
        "recipient": office.recipient,
        "role": office.role,
        "place": office.place,
    }


def _group(group: RouteGroup) -> dict[str, Any]:
    return {
        "name": group.name,
        "scope": group.scope,
        "kind": group.kind,
        "recipient": group.recipient,
        "within": group.within,
        "size": group.size,
        "reason": group.reason,
    }


def _hop(hop: NextHop) -> dict[str, Any]:
    return {
        "by": hop.by,
        "to": hop.to,
        "kind": hop.kind,
        "offices": list(hop.offices),
        "sentence": hop.sentence,
        "span": list(hop.span) if hop.span else None,
    }


def _row(row: CoverageRow) -> dict[str, Any]:
    return {
        "id": row.office.id,
        "name": row.office.name,
        "status": str(row.status),
        "when": row.when.iso if row.when else None,
        "days": row.days,
        "document": row.document,
        "number": row.number,
        "evidence": row.evidence,
    }
