"""Where a letter goes: :func:`route` expands its recipients, :func:`coverage` says who has acted on it."""

from thaidoc.routing.covering import Coverage, CoverageRow, NotInArchive, Status, coverage
from thaidoc.routing.expand import route
from thaidoc.routing.model import Assumption, NextHop, Office, Route, RouteGroup

__all__ = [
    "Assumption",
    "Coverage",
    "CoverageRow",
    "NextHop",
    "NotInArchive",
    "Office",
    "Route",
    "RouteGroup",
    "Status",
    "coverage",
    "route",
]
