"""The engine and the documents it reads."""

from __future__ import annotations

import ctypes
import datetime
import decimal
import itertools
import json
import os
from ctypes import byref
from typing import Any, Callable, Generator, Iterable, Iterator, Mapping, Optional, Union

from . import _native
from ._stream import StreamSource, parts
from .errors import NotFoundError
from .results import (
    Acknowledgement,
    Assessment,
    Batch,
    Classification,
    ClassificationTable,
    Commodity,
    CommoditySearch,
    CommodityTable,
    Identification,
    LearningCurve,
    Meaning,
    ModelEvaluation,
    RateExplanation,
    Replay,
    Report,
    Result,
    TrainedModel,
    Verification,
    Written,
)

#: A file's path, or the bytes themselves.
Source = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview]
Date = Union[str, datetime.date]
#: What is known of a table beforehand: a dict, JSON as bytes, or the path of a file of it.
TableMapping = Union[Mapping[str, Any], Source]

_STATES = {0: "missing", 1: "empty", 2: "invalid", 3: "present"}


class Engine:
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
        contents = [_content(pack)[0] for pack in packs]
        array = (_native.Bytes * len(contents))(*[_native.data(content) for content in contents])
        keys = [key.encode() for key in trusted_keys or ()]
        trusted = (_native.Bytes * len(keys))(*[_native.data(key) for key in keys])
        files = _rule_files(rules)
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
            _native.data(None if model is None else _content(model)[0]),
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
        content, found_name = _content(source)
        options = _reading(name or found_name, format, strict, mapping)
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
        options = _reading(name, format, strict, mapping)
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
        options = _options(into, as_of, known_on, None, False, stage, language)
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
        options = _options(into, as_of, known_on, facts, explain, receipt=receipt)
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
            content = request.encode("utf-8")
        else:
            content = _json(request)
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
            content = requests.encode("utf-8") if isinstance(requests, str) else requests
        else:
            content = b"\n".join(_line(request) for request in requests)
        options = _options(into, as_of, known_on, facts, explain, receipt=receipt)
        return Batch(
            _native.Handle(
                "tw_assess_lines", "tw_result_release", self._handle.pointer, _native.data(content), byref(options)
            )
        )

    def replay(self, receipt: Source) -> Replay:
        """Assesses the request of a receipt again, with the packs that it names, and says what differs.

        The packs are looked for among the built-in ones and all that the engine was made with.
        """
        content = _native.data(_content(receipt)[0])
        return Replay(_native.Handle("tw_replay", "tw_result_release", self._handle.pointer, content))

    @staticmethod
    def verify(receipt: Source) -> Verification:
        """Checks a receipt by itself: its form, its hash, every step, every charge and total.

        `python -m tidewaiter.verify` does the same without the library.
        """
        return Verification(_native.Handle("tw_verify", "tw_result_release", _native.data(_content(receipt)[0])))

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
        request = _json({"text": text, **figures})
        return RateExplanation(
            _native.Handle("tw_explain_rate", "tw_result_release", self._handle.pointer, _native.data(request))
        )

    def meaning(self, name: str) -> Meaning:
        """What the model means for a format: "model", "table", "json", or a type of message, "CUSCAR", "309"."""
        return Meaning(
            _native.Handle("tw_meaning", "tw_result_release", self._handle.pointer, _native.required(name, "name"))
        )

    def look_up(
        self,
        code: str,
        *,
        edition: Optional[Union[str, int]] = None,
        into: Optional[str] = None,
        as_of: Optional[Date] = None,
        convert: Optional[Union[str, int]] = None,
        language: Optional[str] = None,
        description: Optional[str] = None,
        declaration: Optional[str] = None,
    ) -> Commodity:
        """Looks up a commodity code in an edition of the HS, and in the national schedule of `into`.

        `convert` is an edition whose codes for the goods are told, all of them; `language` that of labels; with a
        `description` of the goods, notes that may send them elsewhere are `Commodity.cautions`.
        `declaration` is what the code is for there: "import", "export", "low_value" or "advance_cargo".
        """
        _native.required(code, "code")
        asked = _question(edition, into, as_of, convert, language, declaration)
        return Commodity(self._nomenclature({"code": code, **asked, "description": description}))

    def search_codes(self, text: str, *, top: int = 20, language: Optional[str] = None) -> CommoditySearch:
        """The commodity codes whose labels and words of trade fit a text best: a hint where to look."""
        _native.required(text, "text")
        return CommoditySearch(self._nomenclature({"search": text, "top": top, "language": language}))

    def classify(
        self,
        text: str,
        *,
        code: Optional[str] = None,
        top: int = 5,
        floor: float = 0.7,
        into: Optional[str] = None,
        as_of: Optional[Date] = None,
    ) -> Classification:
        """The commodity codes that goods of this description may have, each with what speaks for it.

        Never a default: a description that says too little has no answer, but the facts that would decide. A declared
        `code` is judged beside it; `top` is how many candidates, `floor` how likely an answer must be.
        With a country of import in `into`, its lines of the day `as_of` below the best subheading are listed.
        """
        day = None if as_of is None else str(as_of)
        request = _json({"text": text, "code": code, "top": top, "floor": str(floor), "into": into, "as_of": day})
        return Classification(
            _native.Handle("tw_classify", "tw_result_release", self._handle.pointer, _native.data(request))
        )

    def classify_many(
        self,
        texts: Iterable[str],
        *,
        top: int = 5,
        floor: float = 0.7,
        progress: Optional[Callable[[int], None]] = None,
    ) -> Iterator[dict[str, Any]]:
        """What `classify` says of each of many descriptions, in their order, as it is found.

        Takes any iterable, a few hundred at a time, so that memory does not grow with their number. `progress` is called
        with how many are done.
        """
        request = _native.data(_json({"top": top, "floor": str(floor)}))
        done = 0
        waiting = iter(texts)
        while part := list(itertools.islice(waiting, 500)):
            for text in part:
                _native.required(text, "text")
            table = json.dumps([{"text": text} for text in part]).encode()
            handle = _native.Handle(
                "tw_classify_table", "tw_result_release", self._handle.pointer, request, _native.data(table)
            )
            yield from map(json.loads, Result(handle).render("jsonl").splitlines())
            done += len(part)
            if progress is not None:
                progress(done)

    def classify_table(
        self,
        source: Source,
        *,
        column: Optional[str] = None,
        code_column: Optional[str] = None,
        top: int = 5,
        floor: float = 0.7,
    ) -> ClassificationTable:
        """What `classify` says of each row of a table: CSV with a header, JSON Lines or a JSON array.

        A column that is not named is found by its name; declared codes are judged where `code_column` is named.
        """
        request = _json({"column": column, "code_column": code_column, "top": top, "floor": str(floor)})
        return ClassificationTable(
            _native.Handle(
                "tw_classify_table",
                "tw_result_release",
                self._handle.pointer,
                _native.data(request),
                _native.data(_content(source)[0]),
            )
        )

    def train_model(
        self,
        rows: Optional[Source] = None,
        *,
        trials: Optional[Source] = None,
        column: Optional[str] = None,
        code_column: Optional[str] = None,
    ) -> TrainedModel:
        """A model of the words of the packs and of one's own rulings or entries, for `Engine(model=...)`.

        `rows` and `trials` are tables of descriptions and codes; probabilities are fitted on `trials`, or on the rows,
        each judged by the others. The same rows and packs give the same bytes.
        """
        return TrainedModel(self._model("tw_model_train", rows, trials, {"column": column, "code_column": code_column}))

    def evaluate_model(
        self,
        rows: Source,
        *,
        training: Optional[Source] = None,
        column: Optional[str] = None,
        code_column: Optional[str] = None,
    ) -> ModelEvaluation:
        """How well the engine's model finds the codes of a table, with and without what is nearly the same as `training`."""
        asked = {"column": column, "code_column": code_column}
        return ModelEvaluation(self._model("tw_model_evaluate", rows, training, asked))

    def learning_curve(
        self,
        rows: Source,
        sizes: Iterable[int] = (0, 300, 1000, 10_000),
        *,
        column: Optional[str] = None,
        code_column: Optional[str] = None,
    ) -> LearningCurve:
        """What so many of the rows teach: each fifth of them is found by models of the other four."""
        asked = {"column": column, "code_column": code_column, "learning_curve": list(sizes)}
        return LearningCurve(self._model("tw_model_evaluate", rows, None, asked))

    def _model(
        self, function: str, rows: Optional[Source], others: Optional[Source], request: Mapping[str, Any]
    ) -> _native.Handle:
        tables = [None if table is None else _content(table)[0] for table in (rows, others)]
        return _native.Handle(
            function,
            "tw_result_release",
            self._handle.pointer,
            _native.data(_json(request)),
            _native.data(tables[0]),
            _native.data(tables[1]),
        )

    def look_up_table(
        self,
        source: Source,
        column: str,
        *,
        edition: Optional[Union[str, int]] = None,
        into: Optional[str] = None,
        as_of: Optional[Date] = None,
        convert: Optional[Union[str, int]] = None,
        language: Optional[str] = None,
        declaration: Optional[str] = None,
    ) -> CommodityTable:
        """Looks up the commodity codes in a column of a CSV file."""
        _native.required(column, "column")
        asked = _question(edition, into, as_of, convert, language, declaration)
        return CommodityTable(self._nomenclature({"column": column, **asked}, _content(source)[0]))

    def general_rules(self) -> dict[str, str]:
        """The General Rules for the interpretation of the HS in short, by their numbers; the legal text decides."""
        rules = Result(self._nomenclature({"rules": True})).data["rules"]
        return {rule["number"]: rule["text"] for rule in rules}

    def _nomenclature(self, request: dict[str, Any], table: Optional[bytes] = None) -> _native.Handle:
        return _native.Handle(
            "tw_nomenclature",
            "tw_result_release",
            self._handle.pointer,
            _native.data(_json(request)),
            _native.data(table),
        )


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


def _rule_files(books: Iterable[Union[str, "os.PathLike[str]"]]) -> "ctypes.Array[_native.RuleFile]":
    """The files of rule books, each named by its folder or by its one file."""
    found: list[_native.RuleFile] = []
    used: set[str] = set()
    for book in books:
        folder = os.fspath(book)
        if os.path.isdir(folder):
            paths = sorted(
                os.path.relpath(os.path.join(base, name), folder).replace(os.sep, "/")
                for base, _, names in os.walk(folder)
                for name in names
                if not name.startswith(".")
            )
        else:
            folder, name = os.path.split(folder)
            paths = [name]
        # Books of one file may lie in one folder, and are books of their own all the same.
        label = folder or "."
        while label in used:
            label = os.path.join(label, ".")
        used.add(label)
        for path in paths:
            with open(os.path.join(folder, path), "rb") as file:
                content = file.read()
            found.append(
                _native.RuleFile(
                    ctypes.sizeof(_native.RuleFile),
                    _native.text(label),
                    _native.text(path),
                    _native.data(content),
                )
            )
    return (_native.RuleFile * len(found))(*found)


def _content(source: Source) -> tuple[bytes, Optional[str]]:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), None
    path = os.fspath(source)
    with open(path, "rb") as file:
        return file.read(), os.path.basename(path)


def _reading(
    name: Optional[str], format: Optional[str], strict: bool, mapping: Optional[TableMapping]
) -> _native.ReadOptions:
    if mapping is None:
        known = None
    elif isinstance(mapping, Mapping):
        known = json.dumps(mapping, ensure_ascii=False).encode("utf-8")
    else:
        known = _content(mapping)[0]
    return _native.ReadOptions(
        ctypes.sizeof(_native.ReadOptions),
        _native.text(name),
        _native.text(format),
        1 if strict else 0,
        _native.data(known),
    )


def _line(request: Union[Mapping[str, Any], str, bytes]) -> bytes:
    """A request on one line: line feeds in JSON stand between its parts, where blanks do as well."""
    if isinstance(request, Mapping):
        return _json(request)
    if not isinstance(request, (str, bytes)):
        raise TypeError(f"a request is a mapping or JSON text, not {type(request).__name__}")
    content = request.encode("utf-8") if isinstance(request, str) else request
    return content.replace(b"\n", b" ") or b"null"


def _json(value: Mapping[str, Any]) -> bytes:
    def plain(item: Any) -> Any:
        if isinstance(item, decimal.Decimal):
            return format(item, "f")
        if isinstance(item, datetime.date):
            return item.isoformat()
        raise TypeError(f"{type(item).__name__} has no JSON form")

    _refuse_floats(value, "request")
    return json.dumps(value, default=plain, ensure_ascii=False).encode("utf-8")


def _refuse_floats(value: Any, where: str) -> None:
    """A float has lost the exact amount already; str and decimal.Decimal have not."""
    if isinstance(value, float):
        raise TypeError(f"{where} is a float; give amounts as str or decimal.Decimal, so that they stay exact")
    if isinstance(value, Mapping):
        for name, item in value.items():
            _refuse_floats(item, f"{where}.{name}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            _refuse_floats(item, f"{where}[{index}]")


def _question(
    edition: Optional[Union[str, int]],
    into: Optional[str],
    as_of: Optional[Date],
    convert: Optional[Union[str, int]],
    language: Optional[str],
    declaration: Optional[str],
) -> dict[str, Any]:
    return {
        "edition": edition,
        "into": into,
        "as_of": as_of.isoformat() if isinstance(as_of, datetime.date) else as_of,
        "convert": convert,
        "language": language,
        "declaration": declaration,
    }


def _options(
    into: Optional[str],
    as_of: Optional[Date],
    known_on: Optional[Date],
    facts: Optional[Mapping[str, Any]],
    explain: bool,
    stage: Optional[str] = None,
    language: Optional[str] = None,
    receipt: bool = False,
) -> _native.Options:
    def date(value: Optional[Date]) -> Optional[str]:
        return value.isoformat() if isinstance(value, datetime.date) else value

    return _native.Options(
        ctypes.sizeof(_native.Options),
        _native.text(into),
        _native.text(date(as_of)),
        _native.text(date(known_on)),
        _native.data(None if facts is None else _json(facts)),
        1 if explain else 0,
        _native.text(stage),
        _native.text(language),
        1 if receipt else 0,
    )
