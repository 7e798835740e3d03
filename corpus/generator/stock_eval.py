"""For this commit alone the words of `opened`; the split is drawn anew in the next ones."""

from corpus.generator.stock_opened import STOCK

__all__ = ["STOCK"]
