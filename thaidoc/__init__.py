"""Thai official letters (หนังสือราชการ) as records: ``thaidoc.parse(text)``, ``thaidoc.read("letter.txt")``.

Names are loaded on first use (PEP 562): ``import thaidoc`` itself reads no table and imports no other package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0.dev0"

if TYPE_CHECKING:
    from thaidoc.api import parse as parse
    from thaidoc.api import read as read
    from thaidoc.deadlines import duties as duties
    from thaidoc.errors import InvalidDate as InvalidDate
    from thaidoc.errors import InvalidNumber as InvalidNumber
    from thaidoc.errors import Limit as Limit
    from thaidoc.errors import NeedsOCR as NeedsOCR
    from thaidoc.errors import NoDocument as NoDocument
    from thaidoc.errors import ReadError as ReadError
    from thaidoc.errors import ThaidocError as ThaidocError
    from thaidoc.errors import Unreadable as Unreadable
    from thaidoc.errors import ValueParseError as ValueParseError
    from thaidoc.records import Attachment as Attachment
    from thaidoc.records import Bundle as Bundle
    from thaidoc.records import Citation as Citation
    from thaidoc.records import Contact as Contact
    from thaidoc.records import Correction as Correction
    from thaidoc.records import Deadline as Deadline
    from thaidoc.records import Document as Document
    from thaidoc.records import Effective as Effective
    from thaidoc.records import Enclosure as Enclosure
    from thaidoc.records import Endorsement as Endorsement
    from thaidoc.records import Event as Event
    from thaidoc.records import Evidence as Evidence
    from thaidoc.records import EvidenceMap as EvidenceMap
    from thaidoc.records import Kind as Kind
    from thaidoc.records import Note as Note
    from thaidoc.records import Offset as Offset
    from thaidoc.records import Recipient as Recipient
    from thaidoc.records import Relation as Relation
    from thaidoc.records import Secrecy as Secrecy
    from thaidoc.records import Sender as Sender
    from thaidoc.records import Signatory as Signatory
    from thaidoc.records import Stamp as Stamp
    from thaidoc.records import Status as Status
    from thaidoc.records import Urgency as Urgency
    from thaidoc.registry import InvalidTable as InvalidTable
    from thaidoc.registry import Registry as Registry
    from thaidoc.routing import Coverage as Coverage
    from thaidoc.routing import Route as Route
    from thaidoc.routing import coverage as coverage
    from thaidoc.routing import route as route
    from thaidoc.text import Box as Box
    from thaidoc.text import Source as Source
    from thaidoc.text import Span as Span
    from thaidoc.tracing import ForwardingGraph as ForwardingGraph
    from thaidoc.tracing import trace as trace
    from thaidoc.values import DocumentNumber as DocumentNumber
    from thaidoc.values import ThaiDate as ThaiDate
    from thaidoc.values.calendar import CivilCalendar as CivilCalendar
    from thaidoc.values.counting import Resolution as Resolution
    from thaidoc.views.icalendar import to_icalendar as to_icalendar
    from thaidoc.views.json import InvalidRecord as InvalidRecord
    from thaidoc.views.json import from_dict as from_dict
    from thaidoc.views.json import to_dict as to_dict
    from thaidoc.views.schema import schema as schema

# Which module holds a name. The block above says the same to type checkers; tests/test_layers.py compares them.
_WHERE = {
    "thaidoc.api": "parse read",
    "thaidoc.errors": (
        "InvalidDate InvalidNumber Limit NeedsOCR NoDocument ReadError ThaidocError Unreadable ValueParseError"
    ),
    "thaidoc.records": (
        "Attachment Bundle Citation Contact Correction Deadline Document Effective Enclosure Endorsement Event "
        "Evidence EvidenceMap Kind Note Offset Recipient Relation Secrecy Sender Signatory Stamp Status Urgency"
    ),
    "thaidoc.registry": "InvalidTable Registry",
    "thaidoc.routing": "Coverage Route coverage route",
    "thaidoc.deadlines": "duties",
    "thaidoc.text": "Box Source Span",
    "thaidoc.tracing": "ForwardingGraph trace",
    "thaidoc.values": "DocumentNumber ThaiDate",
    "thaidoc.values.calendar": "CivilCalendar",
    "thaidoc.values.counting": "Resolution",
    "thaidoc.views.icalendar": "to_icalendar",
    "thaidoc.views.json": "InvalidRecord from_dict to_dict",
    "thaidoc.views.schema": "schema",
}
_MODULE_OF = {name: module for module, names in _WHERE.items() for name in names.split()}

__all__ = ["__version__", *_MODULE_OF]  # noqa: PLE0604 # pyright: ignore[reportUnsupportedDunderAll]  # strings all


def __getattr__(name: str) -> object:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module 'thaidoc' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(module), name)
    globals()[name] = value  # the next access is an ordinary look-up
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
