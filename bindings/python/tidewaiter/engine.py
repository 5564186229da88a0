"""The engine."""

from __future__ import annotations

import ctypes
import datetime
import json
import os
from ctypes import byref
from typing import Any, Callable, Generator, Iterable, Mapping, Optional, Union

from . import _inputs, _native
from ._inputs import Date, Source, TableMapping
from ._stream import StreamSource, parts
from .codes import Codes
from .declaration import Declaration
from .results import (
    Acknowledgement,
    Assessment,
    Batch,
    Identification,
    Meaning,
    RateExplanation,
    Replay,
    Report,
    Verification,
)


class Engine(Codes):
    """Checks, costs and looks up. Immutable: any number of threads may share one.

    With `trusted_keys` (64 hexadecimal digits each, or the content of a key's file) each of `packs` must be signed by one
    of them. `model` is one that `train_model` made, for `classify`. What is refused raises, and leaves other engines as
    they are.
    """

    __slots__ = ("_handle",)

    def __init__(
        self,
        packs: Iterable[Source] = (),
        *,
        rules: Iterable[Union[str, "os.PathLike[str]"]] = (),
        trusted_keys: Optional[Iterable[str]] = None,
        model: Optional[Source] = None,
        max_input_bytes: int = 0,
        max_value_bytes: int = 0,
        max_items: int = 0,
        max_depth: int = 0,
        max_findings: int = 0,
        max_answer_bytes: int = 0,
        max_unit_bytes: int = 0,
    ) -> None:
        contents = [_inputs.content(pack)[0] for pack in packs]
        array = (_native.Bytes * len(contents))(*[_native.data(content) for content in contents])
        keys = [_native.utf8(key, "a trusted key") for key in trusted_keys or ()]
        trusted = (_native.Bytes * len(keys))(*[_native.data(key) for key in keys])
        files = _inputs.rule_files(rules)
        limits = _native.Limits(
            ctypes.sizeof(_native.Limits),
            max_input_bytes,
            max_value_bytes,
            max_items,
            max_depth,
            max_findings,
            max_answer_bytes,
            max_unit_bytes,
        )
        options = _native.EngineOptions(
            ctypes.sizeof(_native.EngineOptions),
            array,
            len(contents),
            ctypes.pointer(limits),
            files,
            len(files),
            None if trusted_keys is None else trusted,
            len(trusted),
            *map(_native.data, _inputs.model(model)),
        )
        self._handle = _native.Handle("tw_engine_open", "tw_engine_release", byref(options))

    @property
    def packs(self) -> list[dict[str, Any]]:
        """The packs of facts in use: id, version, edition, coverage, SHA-256."""
        packs: list[dict[str, Any]] = json.loads(_native.buffer("tw_engine_packs", self._handle.pointer))["packs"]
        return packs

    @property
    def rules(self) -> list[dict[str, Any]]:
        """The rule books in use, each with its rules: id, version, title, severity, effect, authority."""
        books: list[dict[str, Any]] = json.loads(_native.buffer("tw_engine_rules", self._handle.pointer))["books"]
        return books

    def read(
        self,
        source: Source,
        *,
        format: Optional[str] = None,
        name: Optional[str] = None,
        strict: bool = False,
        mapping: Optional[TableMapping] = None,
    ) -> "Declaration":
        """Reads a manifest or declaration; the format is found from the content unless it is named.

        With `strict`, all that a receiver's translator would refuse is an error among the findings (EDIFACT).
        `mapping` says what is known of a table beforehand (tidewaiter.mapping/1): a dict, JSON as bytes, or the path of
        a file. `Declaration.reading["mapping"]` of a table that was read is one.
        """
        content, found_name = _inputs.content(source)
        options = _inputs.reading(name or found_name, format, strict, mapping)
        handle = _native.Handle(
            "tw_declaration_read",
            "tw_declaration_release",
            self._handle.pointer,
            _native.data(content),
            byref(options),
        )
        return Declaration(self, handle)

    def stream(
        self,
        source: StreamSource,
        *,
        name: str = "",
        format: Optional[str] = None,
        strict: bool = False,
        mapping: Optional[TableMapping] = None,
        chunk: int = 65536,
        progress: Optional[Callable[[int], object]] = None,
    ) -> "Generator[Declaration, None, None]":
        """Reads a document of any size in bounded memory: yields a declaration for each consignment.

        `source` is a file's path, a binary file object or an iterable of bytes; `chunk` is how many bytes are read at
        a time. Each declaration has the headers that hold for its consignment, and places are those of the whole
        document. `check` leaves out what compares the consignments of the document with each other or its totals.

        `progress` is called with the number of bytes read so far, after each piece. A path is opened by the first
        `next()` and closed at the end, also when the loop is left early; a file object is left open. A consignment of
        more than `max_unit_bytes` (of the engine; 16 MiB) is a `LimitError`.
        """
        if isinstance(chunk, bool) or not isinstance(chunk, int) or chunk < 1:
            raise ValueError(f"chunk must be a number of bytes above zero, not {chunk!r}")
        if not name and isinstance(source, (str, os.PathLike)):
            name = os.path.basename(os.fspath(source))
        options = _inputs.reading(name, format, strict, mapping)
        handle = _native.Handle("tw_stream_open", "tw_stream_release", self._handle.pointer, byref(options))
        return parts(handle, source, chunk, progress, lambda found: Declaration(self, found))

    def check(
        self,
        source: Union[Source, "Declaration"],
        *,
        into: Optional[str] = None,
        as_of: Optional[Date] = None,
        known_on: Optional[Date] = None,
        stage: Optional[str] = None,
        language: Optional[str] = None,
        strict: bool = False,
        mapping: Optional[TableMapping] = None,
    ) -> Report:
        """Everything the readers and checks have to say; `strict` and `mapping` as for `read`.

        `stage` is the step of the procedure, for rules that are made for one; `language` that of messages.
        """
        if isinstance(source, Declaration) and strict:
            raise ValueError("a declaration is strict by how it was read: read(source, strict=True)")
        if isinstance(source, Declaration) and mapping is not None:
            raise ValueError("a declaration was read with its mapping: read(source, mapping=...)")
        declaration = source if isinstance(source, Declaration) else self.read(source, strict=strict, mapping=mapping)
        options = _inputs.options(into, as_of, known_on, None, False, stage, language)
        handle = _native.Handle(
            "tw_check", "tw_result_release", self._handle.pointer, declaration._handle.pointer, byref(options)
        )
        return Report(handle)

    def acknowledge(
        self,
        source: Union[Source, "Declaration"],
        *,
        prepared_at: Union[str, datetime.datetime],
        reference: str = "1",
        kind: Optional[str] = None,
        refuse_tests: bool = False,
    ) -> Acknowledgement:
        """The answer that a receiver of an interchange would send: "contrl", "997", "999" or "ta1".

        `prepared_at` is when it is made, to the minute (YYYY-MM-DDTHH:MM), and `reference` its own control reference.
        """
        declaration = source if isinstance(source, Declaration) else self.read(source)
        moment = f"{prepared_at:%Y-%m-%dT%H:%M}" if isinstance(prepared_at, datetime.datetime) else prepared_at
        options = _native.AcknowledgementOptions(
            ctypes.sizeof(_native.AcknowledgementOptions),
            _native.text(kind),
            _native.required(reference, "reference"),
            _native.required(moment, "prepared_at"),
            1 if refuse_tests else 0,
        )
        return Acknowledgement(
            _native.Handle(
                "tw_acknowledge",
                "tw_result_release",
                self._handle.pointer,
                declaration._handle.pointer,
                byref(options),
            )
        )

    def assess(
        self,
        request: Union[Mapping[str, Any], str, bytes, "Declaration"],
        *,
        into: Optional[str] = None,
        as_of: Optional[Date] = None,
        known_on: Optional[Date] = None,
        facts: Optional[Mapping[str, Any]] = None,
        explain: bool = False,
        receipt: bool = False,
    ) -> Assessment:
        """Duties, taxes and fees of one entry: a request as mapping or JSON text, or a declaration.

        With `receipt`, `Assessment.receipts` prove the answer: `replay` and `verify` take them.
        """
        options = _inputs.options(into, as_of, known_on, facts, explain, receipt=receipt)
        if isinstance(request, Declaration):
            handle = _native.Handle(
                "tw_assess_declaration",
                "tw_result_release",
                self._handle.pointer,
                request._handle.pointer,
                byref(options),
            )
            return Assessment(handle)
        if isinstance(request, bytes):
            content = request
        elif isinstance(request, str):
            content = _native.utf8(request, "request")
        else:
            content = _inputs.as_json(request)
        handle = _native.Handle(
            "tw_assess", "tw_result_release", self._handle.pointer, _native.data(content), byref(options)
        )
        return Assessment(handle)

    def assess_lines(
        self,
        requests: Union[str, bytes, Iterable[Union[Mapping[str, Any], str, bytes]]],
        *,
        into: Optional[str] = None,
        as_of: Optional[Date] = None,
        known_on: Optional[Date] = None,
        facts: Optional[Mapping[str, Any]] = None,
        explain: bool = False,
        receipt: bool = False,
    ) -> Batch:
        """Duties, taxes and fees of many entries in one call: JSON Lines, or requests as `assess` takes them.

        A request that cannot be assessed has its error in the place of its answer; the others are not touched by it.
        """
        if isinstance(requests, (str, bytes)):
            content = _native.utf8(requests, "requests") if isinstance(requests, str) else requests
        else:
            content = b"\n".join(_inputs.line(request) for request in requests)
        options = _inputs.options(into, as_of, known_on, facts, explain, receipt=receipt)
        return Batch(
            _native.Handle(
                "tw_assess_lines", "tw_result_release", self._handle.pointer, _native.data(content), byref(options)
            )
        )

    def replay(self, receipt: Source) -> Replay:
        """Assesses the request of a receipt again, with the packs that it names, and says what differs.

        The packs are looked for among the built-in ones and all that the engine was made with.
        """
        content = _native.data(_inputs.content(receipt)[0])
        return Replay(_native.Handle("tw_replay", "tw_result_release", self._handle.pointer, content))

    @staticmethod
    def verify(receipt: Source) -> Verification:
        """Checks a receipt by itself: its form, its hash, every step, every charge and total.

        `python -m tidewaiter.verify` does the same without the library.
        """
        return Verification(_native.Handle("tw_verify", "tw_result_release", _native.data(_inputs.content(receipt)[0])))

    def identify(self, value: str, kind: Optional[str] = None) -> Identification:
        """Validates and explains an identifier; guesses its kind when none is named."""
        return Identification(
            _native.Handle(
                "tw_identify",
                "tw_result_release",
                self._handle.pointer,
                _native.text(kind),
                _native.required(value, "value"),
            )
        )

    def explain_rate(self, text: str, **figures: Any) -> RateExplanation:
        """Explains a rate as a tariff prints it: its parts, what it needs, and what it comes to.

        `figures` are `value`, `quantities={"KGM": "250"}`, `facts`, `currency`, `exchange_rates`, `program`, `date`,
        `certificate` and `dialect` ("any", "taric", "taric-part"), as far as they are known.
        """
        request = _inputs.as_json({"text": text, **figures})
        return RateExplanation(
            _native.Handle("tw_explain_rate", "tw_result_release", self._handle.pointer, _native.data(request))
        )

    def meaning(self, name: str) -> Meaning:
        """What the model means for a format: "model", "table", "json", or a type of message, "CUSCAR", "309"."""
        return Meaning(
            _native.Handle("tw_meaning", "tw_result_release", self._handle.pointer, _native.required(name, "name"))
        )
