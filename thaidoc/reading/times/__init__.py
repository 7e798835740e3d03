"""Time in letters: deadlines, coming events, start of effect. ``forms`` holds the words, ``finder`` reads."""

from thaidoc.reading.times.finder import Times, find_times

__all__ = ["Times", "find_times"]
