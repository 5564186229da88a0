"""What can go wrong with a call. What is wrong with a document is a finding, not an exception."""

from __future__ import annotations

from typing import Optional


class TidewaiterError(Exception):
    """A call that could not be carried out.

    `code` is stable and for programs ("json.depth"); `offset` (bytes), `line` and `column` (from 1) say where in the
    input, where there is a where.
    """

    def __init__(
        self, message: str, code: str, offset: Optional[int], line: Optional[int], column: Optional[int]
    ) -> None:
        super().__init__(message)
        self.code = code
        self.offset = offset
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[type[TidewaiterError], tuple[object, ...]]:
        # Exceptions cross processes (multiprocessing, concurrent.futures) as their arguments, and there are five.
        return type(self), (*self.args, self.code, self.offset, self.line, self.column)

    def __str__(self) -> str:
        message = super().__str__()
        place = f"{self.line}:{self.column}: " if self.line else ""
        # What was wrong in several places names them all itself, each with its file.
        where = "" if f":{place}" in message.partition("\n")[0] else place
        return f"{where}{message} [{self.code}]"


class ArgumentError(TidewaiterError, ValueError):
    """The call itself makes no sense."""


class FormatError(TidewaiterError, ValueError):
    """The input is of no known format, or broken beyond reading."""


class LimitError(TidewaiterError):
    """A limit was reached."""


class DataError(TidewaiterError):
    """A pack is damaged."""


class NotFoundError(TidewaiterError, LookupError):
    """What was asked for is not there."""


class CancelledError(TidewaiterError):
    """The caller asked to stop."""


class VersionError(TidewaiterError):
    """Made by or for another version."""


class InternalError(TidewaiterError):
    """A fault of the library: please report it."""


_BY_STATUS = {
    -1: ArgumentError,
    -2: FormatError,
    -3: LimitError,
    -4: DataError,
    -5: NotFoundError,
    -6: CancelledError,
    -7: VersionError,
}


def error_for(
    status: int, code: str, message: str, offset: Optional[int], line: Optional[int], column: Optional[int]
) -> TidewaiterError:
    """The exception for a status of the C interface."""
    return _BY_STATUS.get(status, InternalError)(message, code, offset, line, column)
