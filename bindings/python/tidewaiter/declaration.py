"""The documents that an engine reads, and their parts."""

from __future__ import annotations

import ctypes
import datetime
import json
from ctypes import byref
from typing import TYPE_CHECKING, Any, Optional, Union

from . import _native
from .errors import NotFoundError
from .results import Written

if TYPE_CHECKING:
    from .engine import Engine

_STATES = {0: "missing", 1: "empty", 2: "invalid", 3: "present"}


class Node:
    """A part of a declaration: a consignment, a goods item, a container. Names are those of the JSON."""

    __slots__ = ("_declaration", "_index")

    def __init__(self, declaration: "Declaration", index: int) -> None:
        self._declaration = declaration
        self._index = index

    def children(self, kind: str) -> list["Node"]:
        """The parts of that kind, in the order of the document: children("consignments")."""
        pointer, name = self._declaration._handle.pointer, _native.text(kind)
        count = _native.library.tw_declaration_child_count(pointer, self._index, name)
        return [
            Node(self._declaration, _native.library.tw_declaration_child(pointer, self._index, name, position))
            for position in range(count)
        ]

    def value(self, field: str) -> Optional[str]:
        """The text of a field as read, None where it is missing or empty."""
        found = self.inspect(field)
        return found[1] if found[0] in ("present", "invalid") else None

    def inspect(self, field: str) -> tuple[str, str, int, int]:
        """State (missing, empty, invalid, present), text, line and column of a field."""
        value = _native.Value(ctypes.sizeof(_native.Value), 0, _native.View(None, 0), -1, 0, 0)
        _native.call(
            "tw_declaration_value", self._declaration._handle.pointer, self._index, _native.text(field), byref(value)
        )
        return _STATES[value.state], value.text.text(), value.line, value.column


class Declaration(Node):
    """A manifest or declaration as read. Belongs to one thread at a time."""

    __slots__ = ("_engine", "_handle")

    def __init__(self, engine: "Engine", handle: _native.Handle) -> None:
        self._engine = engine
        self._handle = handle
        super().__init__(self, 0)

    def to_json(self) -> bytes:
        """The whole declaration as JSON (tidewaiter.declaration/1)."""
        return _native.buffer("tw_declaration_json", self._handle.pointer)

    @property
    def reading(self) -> Optional[dict[str, Any]]:
        """How a table was read (tidewaiter.reading/1): dialect, header, of each column where it went and why, and under
        "mapping" what reads the next table in the same way. None for what was read from another format."""
        try:
            reading: dict[str, Any] = json.loads(_native.buffer("tw_declaration_reading", self._handle.pointer))
        except NotFoundError:
            return None
        return reading

    def write(
        self,
        form: str,
        *,
        charset: Optional[str] = None,
        delimiters: Optional[str] = None,
        line_breaks: Optional[str] = None,
        correct_counts: bool = False,
        message: Optional[str] = None,
        sender: Optional[str] = None,
        recipient: Optional[str] = None,
        reference: Optional[str] = None,
        prepared_at: Union[datetime.datetime, str, None] = None,
    ) -> Written:
        """The declaration in another form: "json", "jsonl", "csv", "edifact" or "x12".

        An interchange that was read comes out as it went in, but for what is asked for. With a type of message, or for
        what was read from another format, a message is written from the model; findings tell what it has no place for.
        """
        if isinstance(prepared_at, datetime.datetime):
            prepared_at = prepared_at.isoformat(timespec="minutes")[:16]
        options = _native.WriteOptions(
            ctypes.sizeof(_native.WriteOptions),
            _native.required(form, "form"),
            _native.text(charset),
            _native.text(delimiters),
            _native.text(line_breaks),
            _native.text(message),
            _native.text(sender),
            _native.text(recipient),
            _native.text(reference),
            _native.text(prepared_at),
            1 if correct_counts else 0,
        )
        return Written(
            _native.Handle(
                "tw_declaration_write",
                "tw_result_release",
                self._engine._handle.pointer,
                self._handle.pointer,
                byref(options),
            )
        )

    def to_edifact(self, **options: Any) -> bytes:
        """The declaration as an interchange of UN/EDIFACT; `write("edifact")` tells what was left out."""
        return self.write("edifact", **options).content

    def to_x12(self, **options: Any) -> bytes:
        """The declaration as an interchange of X12; `write("x12")` tells what was left out."""
        return self.write("x12", **options).content

    def to_csv(self) -> bytes:
        """A table with one row for each goods item; `write("csv")` tells what was left out."""
        return self.write("csv").content
