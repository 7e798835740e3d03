"""XML from strangers: no document type with a body, no entities, no external anything; a tree or an error."""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from thaidoc.errors import Unreadable

_DEEP = 500
"""Elements within elements: beyond this only attacks go, and code that walks the tree would overflow."""


def parse_xml(data: bytes, what: str) -> Element:
    """The root of *data*; *what* names it in errors.

    Raises:
        Unreadable: it is not well-formed, declares entities, or is nested absurdly deep.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    depth = 0

    def qualified(name: str) -> str:
        return "{" + name if "}" in name else name

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEP:
            raise Unreadable(f"{what}: nested deeper than {_DEEP} elements; this is no document that an office wrote")
        builder.start(qualified(name), {qualified(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(qualified(name))

    def refuse(*_: object) -> NoReturn:
        raise Unreadable(f"{what}: declares entities, which documents do not need and attacks do; not read")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, AssertionError) as error:
        raise Unreadable(
            f"{what}: damaged XML ({error}); open the file in the program that made it and save it again"
        ) from error
