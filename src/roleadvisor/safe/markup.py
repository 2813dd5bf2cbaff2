"""Read XML that a stranger wrote: no entities of its own, and limits to its depth and size."""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import shown

MAX_ELEMENTS = 150_000
MAX_ELEMENT_DEPTH = 200


class Handler(Protocol):
    """What takes the elements of a document in their order."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element; names are without their namespace."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take some text; one text may come in several parts."""


def read_markup(data: bytes, file: str, handler: Handler) -> None:
    """Tell the handler what the document holds; raise `InputError` where it cannot be read."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    limits = _Limits(shown(file), handler)
    parser.StartElementHandler = limits.start
    parser.EndElementHandler = limits.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = limits.refuse_types
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise limits.refused("the file is damaged; save it again", "damaged") from None


class _Limits:
    def __init__(self, file: str, handler: Handler) -> None:
        self._file = file
        self._handler = handler
        self._depth = self._count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_ELEMENT_DEPTH:
            raise self.refused(f"nested more than {MAX_ELEMENT_DEPTH} deep", "too-deep")
        if self._count > MAX_ELEMENTS:
            raise self.refused(f"more than {MAX_ELEMENTS} elements", "too-many-values")
        plain = {_local(key): value for key, value in attributes.items()}
        self._handler.start(_local(name), plain)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(_local(name))

    def refuse_types(self, *_: object) -> None:
        raise self.refused("entities and document types are not allowed", "entity")

    def refused(self, message: str, code: str) -> InputError:
        return InputError([Problem(self._file, 1, 1, message, code)])


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
