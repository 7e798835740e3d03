"""Forwarding chains: which letter passed what on to whom, from the letters themselves.

:func:`trace` builds the :class:`ForwardingGraph`; :func:`keys` and :func:`match` are the same linking as two pure
functions, for engines that do their own joining (DuckDB, Spark).
"""

from thaidoc.tracing.blocking import keys
from thaidoc.tracing.graph import ForwardingGraph, trace
from thaidoc.tracing.matching import Match, match
from thaidoc.tracing.model import Copy, Edge, Hop, Node, Proof, Proposal, Remark, Said

__all__ = [
    "Copy",
    "Edge",
    "ForwardingGraph",
    "Hop",
    "Match",
    "Node",
    "Proof",
    "Proposal",
    "Remark",
    "Said",
    "keys",
    "match",
    "trace",
]
