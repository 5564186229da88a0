"""Answers: light objects over the JSON that every face of the library gives alike."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import Any, Mapping, Optional

from . import _native

OUTCOMES = {
    1: "computed",
    2: "passed",
    3: "failed",
    4: "not_applicable",
    5: "needs_facts",
    6: "refused",
}


@dataclass(frozen=True)
class Place:
    """Where in the source: bytes from its start, line and column from 1, and the document's own address."""

    input: str
    offset: int
    length: int
    line: int
    column: int
    address: str

    def __str__(self) -> str:
        spot = f"{self.input or 'input'}:{self.line}:{self.column}" if self.line else f"{self.input}@{self.offset}"
        return f"{spot} ({self.address})" if self.address else spot


@dataclass(frozen=True)
class Fix:
    """A change that would settle a finding."""

    path: str
    value: str
    why: str


@dataclass(frozen=True)
class Finding:
    """Something a reader or check has to say: what, where, by which law, and how to mend it."""

    rule: str
    severity: str
    outcome: str
    effect: str
    message: str
    path: str
    item: Optional[str]
    bill: Optional[str]
    place: Optional[Place]
    value: Optional[str]
    authority: str
    fix: Optional[Fix]
    parameters: Mapping[str, str]
    rule_version: str
    #: The authority's own code for this rejection, and its pointer, where there are some.
    authority_code: Optional[str]
    authority_pointer: Optional[str]
    #: The days on which that law holds, `from` and `until`, where the rule names them.
    effective: Optional[Mapping[str, Optional[str]]]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Finding":
        place, fix = data["place"], data["fix"]
        return cls(
            rule=data["rule"],
            severity=data["severity"],
            outcome=data["outcome"],
            effect=data["effect"],
            message=data["message"],
            path=data["path"],
            item=data["item"],
            bill=data["bill"],
            place=Place(**place) if place else None,
            value=data["value"],
            authority=data["authority"],
            fix=Fix(**fix) if fix else None,
            parameters=data["parameters"],
            rule_version=data["rule_version"],
            authority_code=data["authority_code"],
            authority_pointer=data["authority_pointer"],
            effective=data["effective"],
        )


class Result:
    """An answer of the engine; holds the native object and renders it when asked."""

    __slots__ = ("_handle", "_data")

    def __init__(self, handle: _native.Handle) -> None:
        self._handle = handle
        self._data: Optional[dict[str, Any]] = None

    @property
    def outcome(self) -> str:
        """computed, passed, failed, not_applicable, needs_facts or refused."""
        return OUTCOMES[_native.library.tw_result_outcome(self._handle.pointer)]

    def render(self, format: str = "json") -> bytes:
        """The whole answer as "json", "text", where it is a list "csv", where it was written "document".

        An assessment that was asked for its receipt has that as "receipt".

        A report is also "jsonl", "sarif" (2.1.0), "html" and "junit".
        """
        return _native.buffer("tw_result_render", self._handle.pointer, _native.text(format))

    def to_json(self) -> bytes:
        """The canonical JSON, byte for byte what every other face of the library gives."""
        return self.render("json")

    @property
    def data(self) -> dict[str, Any]:
        """The JSON as Python values; amounts stay text, so that nothing is rounded."""
        if self._data is None:
            # It is known to be UTF-8: bytes would be looked at for what they are in.
            self._data = json.loads(self.to_json().decode("utf-8"))
        return self._data

    def __str__(self) -> str:
        return self.render("text").decode("utf-8")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.outcome}>"

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(str(self))}</pre>"


class Report(Result):
    """What the checks found."""

    @property
    def findings(self) -> list[Finding]:
        """Gravest effect first."""
        return [Finding.from_json(finding) for finding in self.data["findings"]]

    def _repr_html_(self) -> str:
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td>{html.escape(str(cell))}</td>"
                for cell in (f.severity, f.bill or "", f.place or f.path, f.message, f.fix.value if f.fix else "")
            )
            + "</tr>"
            for f in self.findings
        )
        head = "".join(f"<th>{name}</th>" for name in ("severity", "bill", "place", "finding", "fix"))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


class Written(Result):
    """A declaration written in another form."""

    @property
    def content(self) -> bytes:
        """The document."""
        return self.render("document")

    @property
    def findings(self) -> list[Finding]:
        """What the form has no place for, and what is missing in the document."""
        return [Finding.from_json(finding) for finding in self.data["findings"]]


class Assessment(Result):
    """Duties, taxes and fees of one entry."""

    @property
    def totals(self) -> dict[str, Any]:
        """Amounts as text; an interval {"low", "high"} where facts are missing, None where refused."""
        totals: dict[str, Any] = self.data["totals"]
        return totals

    @property
    def lines(self) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = self.data["lines"]
        return lines

    @property
    def receipts(self) -> list[bytes]:
        """What proves the answer, where it was asked for: of a declaration one receipt for each bill."""
        return self.render("receipt").split(b"\n")


class Batch(Result):
    """Duties, taxes and fees of many entries: an answer or an error for each request, in their order."""

    def to_json_lines(self) -> bytes:
        """One line for each request: its assessment, or its error (schema tidewaiter.error/1)."""
        return self.render("jsonl")

    @property
    def answers(self) -> list[dict[str, Any]]:
        """The lines as Python values; amounts stay text, so that nothing is rounded."""
        return [json.loads(line) for line in self.to_json_lines().splitlines()]

    @property
    def errors(self) -> list[dict[str, Any]]:
        """Those of the answers that are errors, each with its `line` and its `error`."""
        return [answer for answer in self.answers if "error" in answer]

    @property
    def receipts(self) -> list[bytes]:
        """What proves the answers, where it was asked for; empty for an error."""
        return self.render("receipt").split(b"\n")[:-1]

    def to_json(self) -> bytes:
        """The same as `to_json_lines`."""
        return self.to_json_lines()

    @property
    def data(self) -> dict[str, Any]:
        """The answers, under that name."""
        return {"answers": self.answers}

    def __str__(self) -> str:
        return self.to_json_lines().decode("utf-8")


class Replay(Result):
    """What came of assessing the request of a receipt again: passed, failed, or refused where a pack is missing."""

    @property
    def same(self) -> bool:
        """Whether the receipt of now is the same, byte for byte."""
        return self.outcome == "passed"

    @property
    def differences(self) -> list[dict[str, Any]]:
        """What differs: kind (receipt, engine, pack, step, member), path, message, before, now."""
        differences: list[dict[str, Any]] = self.data["differences"]
        return differences


class Verification(Result):
    """Whether a receipt is what it says it is."""

    @property
    def valid(self) -> bool:
        return self.outcome == "passed"

    @property
    def flaw(self) -> Optional[dict[str, str]]:
        """Path and message of the first thing that is wrong."""
        flaw: Optional[dict[str, str]] = self.data["flaw"]
        return flaw


class Identification(Result):
    """What an identifier is, whether it holds, and why not."""

    @property
    def valid(self) -> bool:
        return self.outcome == "passed"

    @property
    def basis(self) -> Optional[str]:
        """What its being valid rests on: "form" alone, "check_digit" or "list"; None when it is not valid."""
        basis: Optional[str] = self.data["basis"]
        return basis


class RateExplanation(Result):
    """A printed rate explained: what it says, what it needs, and what it comes to."""

    __slots__ = ()

    @property
    def branches(self) -> list[dict[str, Any]]:
        """The rates that the text states, each with what it is for and its parts."""
        branches: list[dict[str, Any]] = self.data["branches"]
        return branches

    @property
    def needs(self) -> list[dict[str, str]]:
        """What must be stated before the amount is exact."""
        needs: list[dict[str, str]] = self.data["needs"]
        return needs

    @property
    def amount(self) -> Any:
        """What it comes to before any rounding: a decimal as text, its bounds, or None."""
        return self.data["amount"]


class Meaning(Result):
    """What the model means for a format: which segment, header or member fills which field."""

    @property
    def nodes(self) -> list[dict[str, Any]]:
        """Kinds of nodes, each with its fields and what fills them."""
        nodes: list[dict[str, Any]] = self.data["nodes"]
        return nodes


class Acknowledgement(Result):
    """The answer that a receiver of an interchange would send."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """contrl, 997, 999 or ta1."""
        kind: str = self.data["kind"]
        return kind

    @property
    def accepted(self) -> bool:
        """Whether nothing was refused."""
        return self.outcome == "passed"

    @property
    def message(self) -> bytes:
        """The interchange to send; empty where it would answer nothing but acknowledgements."""
        return self.render("text")
