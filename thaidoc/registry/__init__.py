"""Who is who: provinces, districts, ministries, departments, and the letters and digits of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thaidoc.registry.entries import Agency, District, Entry, Group, Match, Province
from thaidoc.registry.registry import Registry

if TYPE_CHECKING:
    from thaidoc.registry.extension import InvalidTable

__all__ = ["Agency", "District", "Entry", "Group", "InvalidTable", "Match", "Province", "Registry"]


def __getattr__(name: str) -> object:
    if name == "InvalidTable":  # with csv, on first use
        from thaidoc.registry.extension import InvalidTable

        return InvalidTable
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
