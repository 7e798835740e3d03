"""The documents that the project invents, their gold, and the scoring of a parser against it.

`letters/` and `gold/` (the split `hand`) are for development, with all letters that were held out before
2026-11-23 and the opened examinations 500 - 619; `heldout/` holds the same two folders for the final
judgement, the 22 even-numbered letters 400 - 442 and the 40 letters 620 - 659, written that day by people who
never saw the parser: nobody who works on the parser has read them, or is to read them while it is being built.
`generator/` makes letters of the splits `dev`, `opened`, `eval` and `challenge` without end;
`corpus/generator/stock_eval.py` is not to be read either.
Nobody and nothing in these letters is real, except names of public agencies and
places: people, numbers, telephones, addresses of mail and of pages are made up.
Not part of the wheel.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent

#: Split name -> the folder that holds its `letters/` and `gold/`; the generated splits have no folder.
SPLITS: dict[str, Path] = {"hand": HERE, "heldout": HERE / "heldout"}


def folders(split: str) -> list[Path]:
    """The folders of one split, or of `all`."""
    return list(SPLITS.values()) if split == "all" else [SPLITS[split]]


def letters(split: str) -> list[Path]:
    """The letter files of a split, by name."""
    paths = (path for folder in folders(split) for path in (folder / "letters").glob("*.txt"))
    return sorted(paths, key=lambda path: path.name)


def golds(split: str) -> dict[str, Path]:
    """The gold files of a split, by the stem that they share with their letter."""
    paths = (path for folder in folders(split) for path in (folder / "gold").glob("*.json"))
    return {path.stem: path for path in sorted(paths, key=lambda path: path.name)}
