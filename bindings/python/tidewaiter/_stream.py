"""Documents of any size, a piece at a time."""

from __future__ import annotations

import os
from typing import BinaryIO, Callable, Generator, Iterable, Iterator, Optional, TypeVar, Union

from . import _native

#: A file's path, a binary file object, an iterable of bytes, or the bytes themselves.
StreamSource = Union[str, "os.PathLike[str]", BinaryIO, Iterable[bytes]]

Made = TypeVar("Made")


def parts(
    stream: _native.Handle,
    source: StreamSource,
    chunk: int,
    progress: Optional[Callable[[int], object]],
    make: Callable[[_native.Handle], Made],
) -> Generator[Made, None, None]:
    """What `make` makes of each declaration of a stream; closing the generator releases stream and file."""
    pieces = _pieces(source, chunk)
    taken = 0
    try:
        for piece in pieces:
            _native.call("tw_stream_append", stream.pointer, _native.data(piece))
            taken += len(piece)
            if progress is not None:
                progress(taken)
            yield from _ready(stream, make)
        _native.library.tw_stream_finish(stream.pointer)
        yield from _ready(stream, make)
    finally:
        pieces.close()
        stream.close()


def _ready(stream: _native.Handle, make: Callable[[_native.Handle], Made]) -> Iterator[Made]:
    """The declarations that what was appended so far is enough for."""
    while True:
        found = _native.Handle("tw_stream_next", "tw_declaration_release", stream.pointer)
        if found.pointer is None:
            return
        yield make(found)


def _pieces(source: StreamSource, chunk: int) -> Generator[bytes, None, None]:
    if isinstance(source, (str, os.PathLike)):
        with open(os.fspath(source), "rb", buffering=0) as file:
            yield from _reads(file.read, chunk)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        content = memoryview(source).cast("B")
        for start in range(0, len(content), chunk):
            yield bytes(content[start : start + chunk])
    elif hasattr(source, "read"):
        yield from _reads(source.read, chunk)
    else:
        for piece in source:
            if not isinstance(piece, (bytes, bytearray, memoryview)):
                raise TypeError(f"expected bytes from the source, not {type(piece).__name__}")
            yield bytes(piece)


def _reads(read: Callable[[int], Optional[bytes]], chunk: int) -> Iterator[bytes]:
    while True:
        piece = read(chunk)
        if piece is None:
            raise BlockingIOError("the source has nothing to read yet; give a blocking file")
        if not isinstance(piece, (bytes, bytearray, memoryview)):
            raise TypeError(f"expected bytes from the source, not {type(piece).__name__}: open the file in mode 'rb'")
        if not piece:
            return
        yield bytes(piece)
