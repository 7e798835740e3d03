"""Where a letter goes: :func:`route` expands its recipients, :func:`coverage` says who has acted on it."""

from thaidoc.routing.coverage import Coverage, CoverageRow, NotInArchive, Status, coverage
from thaidoc.routing.model import Assumption, NextHop, Office, Route, RouteGroup
from thaidoc.routing.route import route

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
