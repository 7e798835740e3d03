"""Letters made by the thousand, each with its truth: seeded, deterministic, without a network."""

from __future__ import annotations

from corpus.generator.make import letter, letters
from corpus.generator.pen import Sample

__all__ = ["Sample", "letter", "letters"]
