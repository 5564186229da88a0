"""Tidewaiter: checks cargo manifests and customs declarations and computes duties and taxes, offline.

The functions of this module use one shared engine over the built-in packs; make an `Engine` for packs or limits of
your own. Planning and checking only: the declarant stays responsible for what is filed.
"""

from __future__ import annotations

import datetime
import threading
from typing import TYPE_CHECKING, Any, Callable, Generator, Iterable, Mapping, Optional, Union

from . import _native
from ._inputs import Date, Source, TableMapping
from ._stream import StreamSource
from .code_results import (
    Classification,
    ClassificationTable,
    Commodity,
    CommoditySearch,
    CommodityTable,
    LearningCurve,
    ModelEvaluation,
    TrainedModel,
)
from .declaration import Declaration, Node
from .engine import Engine
from .errors import (
    ArgumentError,
    CancelledError,
    DataError,
    FormatError,
    InternalError,
    LimitError,
    NotFoundError,
    TidewaiterError,
    VersionError,
)
from .results import (
    Acknowledgement,
    Assessment,
    Batch,
    Finding,
    Fix,
    Identification,
    Meaning,
    Place,
    RateExplanation,
    Replay,
    Report,
    Result,
    Verification,
    Written,
)

__version__: str
build_id: str

if not TYPE_CHECKING:

    def __getattr__(name: str) -> str:
        # The library knows both; what needs no library does not load it.
        if name == "__version__":
            return _native.library.tw_version().decode()
        if name == "build_id":
            return _native.library.tw_build_id().decode()
        raise AttributeError(f"module 'tidewaiter' has no attribute {name!r}")


__all__ = [
    "Acknowledgement",
    "ArgumentError",
    "Assessment",
    "Batch",
    "CancelledError",
    "Classification",
    "ClassificationTable",
    "Commodity",
    "CommoditySearch",
    "CommodityTable",
    "DataError",
    "Declaration",
    "Engine",
    "Finding",
    "Fix",
    "FormatError",
    "Identification",
    "InternalError",
    "LearningCurve",
    "LimitError",
    "Meaning",
    "ModelEvaluation",
    "Node",
    "NotFoundError",
    "Place",
    "RateExplanation",
    "Replay",
    "Report",
    "Result",
    "TidewaiterError",
    "TrainedModel",
    "Verification",
    "VersionError",
    "Written",
    "acknowledge",
    "assess",
    "assess_lines",
    "build_id",
    "check",
    "classify",
    "explain_rate",
    "identify",
    "look_up",
    "look_up_table",
    "meaning",
    "read",
    "replay",
    "search_codes",
    "stream",
]

_lock = threading.Lock()
_shared: Optional[Engine] = None


def _engine() -> Engine:
    global _shared
    with _lock:
        if _shared is None:
            _shared = Engine()
        return _shared


def read(
    source: Source,
    *,
    format: Optional[str] = None,
    name: Optional[str] = None,
    strict: bool = False,
    mapping: Optional[TableMapping] = None,
) -> Declaration:
    """Reads a manifest or declaration: `Engine.read` of the shared engine."""
    return _engine().read(source, format=format, name=name, strict=strict, mapping=mapping)


def stream(
    source: StreamSource,
    *,
    name: str = "",
    format: Optional[str] = None,
    strict: bool = False,
    mapping: Optional[TableMapping] = None,
    chunk: int = 65536,
    progress: Optional[Callable[[int], object]] = None,
) -> Generator[Declaration, None, None]:
    """Reads a document of any size, a consignment at a time: `Engine.stream` of the shared engine."""
    return _engine().stream(
        source, name=name, format=format, strict=strict, mapping=mapping, chunk=chunk, progress=progress
    )


def check(
    source: Union[Source, Declaration],
    *,
    into: Optional[str] = None,
    as_of: Optional[Date] = None,
    known_on: Optional[Date] = None,
    strict: bool = False,
    mapping: Optional[TableMapping] = None,
) -> Report:
    """Checks a file, bytes or a declaration: `Engine.check` of the shared engine."""
    return _engine().check(source, into=into, as_of=as_of, known_on=known_on, strict=strict, mapping=mapping)


def acknowledge(
    source: Union[Source, Declaration],
    *,
    prepared_at: Union[str, datetime.datetime],
    reference: str = "1",
    kind: Optional[str] = None,
    refuse_tests: bool = False,
) -> Acknowledgement:
    """Answers an interchange as its receiver would: `Engine.acknowledge` of the shared engine."""
    return _engine().acknowledge(
        source, prepared_at=prepared_at, reference=reference, kind=kind, refuse_tests=refuse_tests
    )


def assess(
    request: Union[Mapping[str, Any], str, bytes, Declaration],
    *,
    into: Optional[str] = None,
    as_of: Optional[Date] = None,
    known_on: Optional[Date] = None,
    facts: Optional[Mapping[str, Any]] = None,
    explain: bool = False,
    receipt: bool = False,
) -> Assessment:
    """Costs an entry: `Engine.assess` of the shared engine."""
    return _engine().assess(
        request, into=into, as_of=as_of, known_on=known_on, facts=facts, explain=explain, receipt=receipt
    )


def assess_lines(
    requests: Union[str, bytes, Iterable[Union[Mapping[str, Any], str, bytes]]],
    *,
    into: Optional[str] = None,
    as_of: Optional[Date] = None,
    known_on: Optional[Date] = None,
    facts: Optional[Mapping[str, Any]] = None,
    explain: bool = False,
    receipt: bool = False,
) -> Batch:
    """Costs many entries in one call: `Engine.assess_lines` of the shared engine."""
    return _engine().assess_lines(
        requests, into=into, as_of=as_of, known_on=known_on, facts=facts, explain=explain, receipt=receipt
    )


def replay(receipt: Source) -> Replay:
    """Assesses the request of a receipt again: `Engine.replay` of the shared engine."""
    return _engine().replay(receipt)


def identify(value: str, kind: Optional[str] = None) -> Identification:
    """Validates an identifier: `Engine.identify` of the shared engine."""
    return _engine().identify(value, kind)


def explain_rate(text: str, **figures: Any) -> RateExplanation:
    """Explains a rate as a tariff prints it: `Engine.explain_rate` of the shared engine."""
    return _engine().explain_rate(text, **figures)


def meaning(name: str) -> Meaning:
    """What the model means for a format: `Engine.meaning` of the shared engine."""
    return _engine().meaning(name)


def look_up(
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
    """Looks up a commodity code: `Engine.look_up` of the shared engine."""
    return _engine().look_up(
        code,
        edition=edition,
        into=into,
        as_of=as_of,
        convert=convert,
        language=language,
        description=description,
        declaration=declaration,
    )


def search_codes(text: str, *, top: int = 20, language: Optional[str] = None) -> CommoditySearch:
    """Finds commodity codes by words: `Engine.search_codes` of the shared engine."""
    return _engine().search_codes(text, top=top, language=language)


def classify(
    text: str,
    *,
    code: Optional[str] = None,
    top: int = 5,
    floor: float = 0.7,
    into: Optional[str] = None,
    as_of: Optional[Date] = None,
) -> Classification:
    """Finds commodity codes for a description of goods: `Engine.classify` of the shared engine."""
    return _engine().classify(text, code=code, top=top, floor=floor, into=into, as_of=as_of)


def look_up_table(
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
    """Looks up the commodity codes in a column of a CSV file: `Engine.look_up_table` of the shared engine."""
    return _engine().look_up_table(
        source, column, edition=edition, into=into, as_of=as_of, convert=convert, language=language, declaration=declaration
    )
