"""What callers give, as the C functions take it: files, options, JSON without inexact amounts, rule books."""

from __future__ import annotations

import ctypes
import datetime
import decimal
import json
import os
from typing import Any, Iterable, Mapping, Optional, Union

from . import _native

#: A file's path, or the bytes themselves.
Source = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview]
Date = Union[str, datetime.date]
#: What is known of a table beforehand: a dict, JSON as bytes, or the path of a file of it.
TableMapping = Union[Mapping[str, Any], Source]


def content(source: Source) -> tuple[bytes, Optional[str]]:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), None
    path = os.fspath(source)
    with open(path, "rb") as file:
        return file.read(), os.path.basename(path)


def model(source: Optional[Source]) -> tuple[Optional[bytes], Optional[bytes]]:
    """A model as its bytes, or as the path of its file, which the library reads in less time.

    What is no plain file, or none that can be read, is left to Python: it raises as for any other file.
    """
    if source is None or isinstance(source, (bytes, bytearray, memoryview)):
        return None if source is None else bytes(source), None
    if os.path.isfile(source) and os.access(source, os.R_OK):
        return None, os.fsencode(source)
    return content(source)[0], None


def reading(
    name: Optional[str], format: Optional[str], strict: bool, mapping: Optional[TableMapping]
) -> _native.ReadOptions:
    if mapping is None:
        known = None
    elif isinstance(mapping, Mapping):
        known = _native.utf8(json.dumps(mapping, ensure_ascii=False), "mapping")
    else:
        known = content(mapping)[0]
    return _native.ReadOptions(
        ctypes.sizeof(_native.ReadOptions),
        _native.text(name),
        _native.text(format),
        1 if strict else 0,
        _native.data(known),
    )


def line(request: Union[Mapping[str, Any], str, bytes]) -> bytes:
    """A request on one line: line feeds in JSON stand between its parts, where blanks do as well."""
    if isinstance(request, Mapping):
        return as_json(request)
    if not isinstance(request, (str, bytes)):
        raise TypeError(f"a request is a mapping or JSON text, not {type(request).__name__}")
    content = _native.utf8(request, "request") if isinstance(request, str) else request
    return content.replace(b"\n", b" ") or b"null"


def day(value: Optional[Date]) -> Optional[str]:
    """A day as the library has it; of a moment, the day that it says."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, datetime.date) else value


def _plain(item: Any) -> Any:
    if isinstance(item, decimal.Decimal):
        return format(item, "f")
    if isinstance(item, datetime.date):
        return day(item)
    raise TypeError(f"{type(item).__name__} has no JSON form")


# Made once: `json.dumps` would make it anew for each request.
_encoder = json.JSONEncoder(default=_plain, ensure_ascii=False)


def as_json(value: Mapping[str, Any]) -> bytes:
    _refuse_floats(value, "request")
    encoded = _encoder.encode(value)
    try:
        return encoded.encode("utf-8")
    except UnicodeEncodeError:
        _refuse_halves(value, "request")
        raise


#: Most of what is given: neither floats nor what holds some.
_EXACT = frozenset((str, int, bool, type(None)))


def _refuse_floats(value: Any, where: str) -> None:
    """A float has lost the exact amount already; str and decimal.Decimal have not."""
    if isinstance(value, float):
        raise TypeError(f"{where} is a float; give amounts as str or decimal.Decimal, so that they stay exact")
    if isinstance(value, Mapping):
        for name, item in value.items():
            if type(item) not in _EXACT:
                _refuse_floats(item, f"{where}.{name}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            if type(item) not in _EXACT:
                _refuse_floats(item, f"{where}[{index}]")


def _refuse_halves(value: Any, where: str) -> None:
    """Says which text of a request is no Unicode."""
    if isinstance(value, str):
        _native.utf8(value, where)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            _refuse_halves(name, f"a name in {where}")
            _refuse_halves(item, f"{where}.{name}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            _refuse_halves(item, f"{where}[{index}]")


def question(
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
        "as_of": day(as_of),
        "convert": convert,
        "language": language,
        "declaration": declaration,
    }


def options(
    into: Optional[str],
    as_of: Optional[Date],
    known_on: Optional[Date],
    facts: Optional[Mapping[str, Any]],
    explain: bool,
    stage: Optional[str] = None,
    language: Optional[str] = None,
    receipt: bool = False,
) -> _native.Options:
    return _native.Options(
        ctypes.sizeof(_native.Options),
        _native.text(into),
        _native.text(day(as_of)),
        _native.text(day(known_on)),
        _native.data(None if facts is None else as_json(facts)),
        1 if explain else 0,
        _native.text(stage),
        _native.text(language),
        1 if receipt else 0,
    )


def rule_files(books: Iterable[Union[str, "os.PathLike[str]"]]) -> "ctypes.Array[_native.RuleFile]":
    """The files of rule books, each named by its folder or by its one file."""
    if isinstance(books, (str, bytes, os.PathLike)):
        raise ValueError(f"rules takes a list of books: write rules=[{books!r}]")
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
            if not paths:
                # The library says what a folder without a book lacks.
                found.append(_rule_file(folder, ".", b""))
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
            found.append(_rule_file(label, path, content))
    return (_native.RuleFile * len(found))(*found)


def _rule_file(book: str, path: str, content: bytes) -> _native.RuleFile:
    return _native.RuleFile(
        ctypes.sizeof(_native.RuleFile), _native.text(book), _native.text(path), _native.data(content)
    )
