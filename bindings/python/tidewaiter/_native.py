"""The C interface as ctypes sees it: one place that knows the shapes of `tidewaiter.h`."""

from __future__ import annotations

import ctypes
import os
import pathlib
import threading
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any, NoReturn, Optional

from .errors import TidewaiterError, error_for

ABI_VERSION = 1
NO_NODE = 0xFFFFFFFF


class Bytes(ctypes.Structure):
    _fields_ = [("data", c_char_p), ("length", c_size_t)]


class View(ctypes.Structure):
    """Bytes that the library owns: not NUL-terminated for ctypes' purposes."""

    _fields_ = [("data", c_void_p), ("length", c_size_t)]

    def text(self) -> str:
        if not self.data or not self.length:
            return ""
        return ctypes.string_at(self.data, self.length).decode("utf-8", "replace")


class Buffer(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("length", c_size_t), ("owner", c_void_p)]


class Limits(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("input_bytes", c_uint64),
        ("value_bytes", c_uint64),
        ("items", c_uint64),
        ("depth", c_uint32),
        ("findings", c_uint32),
        ("answer_bytes", c_uint64),
        ("unit_bytes", c_uint64),
    ]


class RuleFile(ctypes.Structure):
    _fields_ = [("struct_size", c_size_t), ("book", Bytes), ("path", Bytes), ("content", Bytes)]


class EngineOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("packs", POINTER(Bytes)),
        ("packs_count", c_size_t),
        ("limits", POINTER(Limits)),
        ("rules", POINTER(RuleFile)),
        ("rules_count", c_size_t),
        ("trusted_keys", POINTER(Bytes)),
        ("trusted_keys_count", c_size_t),
        ("model", Bytes),
        ("model_path", Bytes),
    ]


class ReadOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("name", Bytes),
        ("format", Bytes),
        ("strict", c_int32),
        ("mapping", Bytes),
    ]


class AcknowledgementOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("kind", Bytes),
        ("reference", Bytes),
        ("prepared_at", Bytes),
        ("refuse_tests", c_int32),
    ]


class WriteOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("form", Bytes),
        ("charset", Bytes),
        ("delimiters", Bytes),
        ("line_breaks", Bytes),
        ("message", Bytes),
        ("sender", Bytes),
        ("recipient", Bytes),
        ("reference", Bytes),
        ("prepared_at", Bytes),
        ("correct_counts", c_int32),
    ]


class Options(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("into", Bytes),
        ("as_of", Bytes),
        ("known_on", Bytes),
        ("facts", Bytes),
        ("explain", c_int32),
        ("stage", Bytes),
        ("language", Bytes),
        ("receipt", c_int32),
    ]


class Value(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("state", c_int32),
        ("text", View),
        ("offset", c_int64),
        ("line", c_uint32),
        ("column", c_uint32),
    ]


_ERR = POINTER(c_void_p)
_OUT = POINTER(c_void_p)

#: name: (result type, argument types); a test compares the names with the header's.
FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "tw_abi_version": (c_uint32, []),
    "tw_version_number": (c_uint32, []),
    "tw_version": (c_char_p, []),
    "tw_build_id": (c_char_p, []),
    "tw_error_status": (c_int32, [c_void_p]),
    "tw_error_code": (c_char_p, [c_void_p]),
    "tw_error_message": (c_char_p, [c_void_p]),
    "tw_error_offset": (c_int64, [c_void_p]),
    "tw_error_line": (c_uint32, [c_void_p]),
    "tw_error_column": (c_uint32, [c_void_p]),
    "tw_error_release": (None, [c_void_p]),
    "tw_buffer_dispose": (None, [POINTER(Buffer)]),
    "tw_engine_open": (c_int32, [POINTER(EngineOptions), _OUT, _ERR]),
    "tw_engine_release": (None, [c_void_p]),
    "tw_engine_packs": (c_int32, [c_void_p, POINTER(Buffer), _ERR]),
    "tw_engine_rules": (c_int32, [c_void_p, POINTER(Buffer), _ERR]),
    "tw_declaration_read": (c_int32, [c_void_p, Bytes, POINTER(ReadOptions), _OUT, _ERR]),
    "tw_declaration_release": (None, [c_void_p]),
    "tw_declaration_json": (c_int32, [c_void_p, POINTER(Buffer), _ERR]),
    "tw_declaration_reading": (c_int32, [c_void_p, POINTER(Buffer), _ERR]),
    "tw_declaration_child_count": (c_size_t, [c_void_p, c_uint32, Bytes]),
    "tw_declaration_child": (c_uint32, [c_void_p, c_uint32, Bytes, c_size_t]),
    "tw_declaration_value": (c_int32, [c_void_p, c_uint32, Bytes, POINTER(Value), _ERR]),
    "tw_stream_open": (c_int32, [c_void_p, POINTER(ReadOptions), _OUT, _ERR]),
    "tw_stream_append": (c_int32, [c_void_p, Bytes, _ERR]),
    "tw_stream_finish": (None, [c_void_p]),
    "tw_stream_next": (c_int32, [c_void_p, _OUT, _ERR]),
    "tw_stream_release": (None, [c_void_p]),
    "tw_declaration_write": (c_int32, [c_void_p, c_void_p, POINTER(WriteOptions), _OUT, _ERR]),
    "tw_check": (c_int32, [c_void_p, c_void_p, POINTER(Options), _OUT, _ERR]),
    "tw_acknowledge": (c_int32, [c_void_p, c_void_p, POINTER(AcknowledgementOptions), _OUT, _ERR]),
    "tw_assess": (c_int32, [c_void_p, Bytes, POINTER(Options), _OUT, _ERR]),
    "tw_assess_lines": (c_int32, [c_void_p, Bytes, POINTER(Options), _OUT, _ERR]),
    "tw_assess_declaration": (c_int32, [c_void_p, c_void_p, POINTER(Options), _OUT, _ERR]),
    "tw_replay": (c_int32, [c_void_p, Bytes, _OUT, _ERR]),
    "tw_verify": (c_int32, [Bytes, _OUT, _ERR]),
    "tw_identify": (c_int32, [c_void_p, Bytes, Bytes, _OUT, _ERR]),
    "tw_meaning": (c_int32, [c_void_p, Bytes, _OUT, _ERR]),
    "tw_explain_rate": (c_int32, [c_void_p, Bytes, _OUT, _ERR]),
    "tw_classify": (c_int32, [c_void_p, Bytes, _OUT, _ERR]),
    "tw_classify_table": (c_int32, [c_void_p, Bytes, Bytes, _OUT, _ERR]),
    "tw_model_train": (c_int32, [c_void_p, Bytes, Bytes, Bytes, _OUT, _ERR]),
    "tw_model_evaluate": (c_int32, [c_void_p, Bytes, Bytes, Bytes, _OUT, _ERR]),
    "tw_nomenclature": (c_int32, [c_void_p, Bytes, Bytes, _OUT, _ERR]),
    "tw_look_up": (c_int32, [c_void_p, Bytes, Bytes, POINTER(Options), _OUT, _ERR]),
    "tw_result_outcome": (c_int32, [c_void_p]),
    "tw_result_render": (c_int32, [c_void_p, Bytes, POINTER(Buffer), _ERR]),
    "tw_result_finding_count": (c_size_t, [c_void_p]),
    "tw_result_finding_json": (c_int32, [c_void_p, c_size_t, POINTER(Buffer), _ERR]),
    "tw_result_release": (None, [c_void_p]),
}


def _find_library() -> str:
    named = os.environ.get("TIDEWAITER_LIBRARY")
    if named:
        return named
    beside = pathlib.Path(__file__).with_name("libtidewaiter.so.1")
    return str(beside) if beside.exists() else "libtidewaiter.so.1"


def _load() -> ctypes.CDLL:
    path = _find_library()
    try:
        library = ctypes.CDLL(path)
    except OSError as problem:
        raise ImportError(
            f"the tidewaiter library could not be loaded from {path!r} ({problem}); install the wheel, or name the "
            "file in TIDEWAITER_LIBRARY"
        ) from problem
    for name, (result, arguments) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    found = library.tw_abi_version()
    if found != ABI_VERSION:
        raise ImportError(f"{path} has ABI version {found}, this package needs {ABI_VERSION}")
    return library


class _Library:
    """The library, loaded when its first function is asked for: `tidewaiter.verify` needs none."""

    def __getattr__(self, name: str) -> Any:
        if name not in FUNCTIONS:
            raise AttributeError(f"the tidewaiter library has no function {name}")
        with _loading:
            if not self.__dict__:
                loaded = _load()
                self.__dict__.update((function, getattr(loaded, function)) for function in FUNCTIONS)
        return self.__dict__[name]


_loading = threading.Lock()
library = _Library()


def text(value: Optional[str], name: str = "text") -> Bytes:
    """Borrowed UTF-8; None is "not given"."""
    return data(None if value is None else utf8(value, name))


def required(value: str, name: str) -> Bytes:
    """The same for text that cannot be left out."""
    return data(utf8(value, name))


def utf8(value: str, name: str) -> bytes:
    """The bytes of a text; what is none is named."""
    if not isinstance(value, str):
        advice = "; decode it first" if isinstance(value, (bytes, bytearray, memoryview)) else ""
        raise TypeError(f"{name} must be text (str), not {type(value).__name__}{advice}")
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError as error:
        half = ascii(value[error.start])
        raise ValueError(
            f"{name} is no Unicode text: its character {error.start + 1} is {half}, half of a pair without the other"
        ) from error


def data(value: Optional[bytes]) -> Bytes:
    return Bytes(None, 0) if value is None else Bytes(value, len(value))


def call(name: str, *arguments: Any) -> None:
    """Calls a function whose last parameter is the error; raises what it reports."""
    error = c_void_p()
    status = getattr(library, name)(*arguments, byref(error))
    if status < 0:
        raise take_error(status, error)


def take_error(status: int, error: c_void_p) -> TidewaiterError:
    if not error:
        return error_for(status, "internal", "the library gave no reason", None, None, None)
    try:
        return error_for(
            status,
            library.tw_error_code(error).decode(),
            library.tw_error_message(error).decode("utf-8", "replace"),
            _or_none(library.tw_error_offset(error), -1),
            _or_none(library.tw_error_line(error), 0),
            _or_none(library.tw_error_column(error), 0),
        )
    finally:
        library.tw_error_release(error)


def _or_none(value: int, absent: int) -> Optional[int]:
    return None if value == absent else value


def buffer(name: str, *arguments: Any) -> bytes:
    """Calls a function that fills a buffer; gives its content."""
    out = Buffer()
    try:
        call(name, *arguments, byref(out))
        return ctypes.string_at(out.data, out.length) if out.data else b""
    finally:
        library.tw_buffer_dispose(byref(out))


class Handle:
    """One reference to a library object, dropped with the Python object."""

    __slots__ = ("pointer", "_release")

    def __init__(self, maker: str, release: str, *arguments: Any) -> None:
        self._release = getattr(library, release)
        self.pointer: Optional[c_void_p] = None
        out = c_void_p()
        call(maker, *arguments, byref(out))
        self.pointer = out if out else None

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a tidewaiter object lives in the native library and cannot be pickled or copied deeply; pass on its "
            "to_json(), or make it again from what it was made of"
        )

    def close(self) -> None:
        """Drops the reference now."""
        if getattr(self, "pointer", None) is not None:
            self._release(self.pointer)
            self.pointer = None

    def __del__(self) -> None:
        self.close()
