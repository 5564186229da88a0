"""Answers about commodity codes: looked up, searched, found for descriptions, learnt."""

from __future__ import annotations

import json
from typing import Any, Optional

from . import _native
from .results import Finding, Result


class Commodity(Result):
    """A commodity code: its place in the tree, its editions, its national lines."""

    @property
    def exists(self) -> bool:
        """Whether the edition, and the schedule of the country asked for, has the code."""
        return bool(self.data["exists"])

    @property
    def conversion(self) -> Optional[dict[str, Any]]:
        """Every code that its goods have in the edition asked for, with relation and reason."""
        conversion: Optional[dict[str, Any]] = self.data["conversion"]
        return conversion

    @property
    def cautions(self) -> list[dict[str, str]]:
        """Notes that may send the goods described elsewhere."""
        cautions: list[dict[str, str]] = self.data["cautions"]
        return cautions


class Classification(Result):
    """Commodity codes for a description of goods, with what speaks for each, or what has to be known first."""

    __slots__ = ()

    def __repr__(self) -> str:
        answer = self.data["answer"]
        found = f" {answer['code']} {answer['probability']}" if answer else ""
        return f"<Classification {self.depth}{found}>"

    @property
    def depth(self) -> str:
        """How far the description leads: subheading, heading, chapter, uncertain, too_vague."""
        depth: str = self.data["depth"]
        return depth

    @property
    def code(self) -> Optional[str]:
        """The code it leads to; None when uncertain or too vague."""
        code: Optional[str] = self.data["answer"] and self.data["answer"]["code"]
        return code

    @property
    def candidates(self) -> list[dict[str, Any]]:
        """Codes with their probability and the words that speak for them, most likely first."""
        candidates: list[dict[str, Any]] = self.data["candidates"]
        return candidates

    @property
    def notes(self) -> list[dict[str, Any]]:
        """Notes of the nomenclature that matter for the first candidates, those with words of the description first."""
        notes: list[dict[str, Any]] = self.data["notes"]
        return notes

    @property
    def questions(self) -> list[dict[str, Any]]:
        """The facts that would decide between the candidates."""
        questions: list[dict[str, Any]] = self.data["questions"]
        return questions

    @property
    def declared(self) -> Optional[dict[str, Any]]:
        """What the declared code is worth beside the description, where one was given."""
        declared: Optional[dict[str, Any]] = self.data["declared"]
        return declared

    @property
    def national(self) -> Optional[dict[str, Any]]:
        """The lines of the country of import below the best subheading, where one was named."""
        national: Optional[dict[str, Any]] = self.data["national"]
        return national


class ClassificationTable(Result):
    """Commodity codes for the descriptions of a table, row by row."""

    __slots__ = ()

    def to_json_lines(self) -> bytes:
        """A line of `tidewaiter.classification/1` for each row, with the line on which the row begins as `row`."""
        return self.render("jsonl")

    def to_csv(self) -> bytes:
        """A table of the descriptions, each with its answer in short."""
        return self.render("csv")

    def to_json(self) -> bytes:
        """The same as `to_json_lines`."""
        return self.to_json_lines()

    @property
    def findings(self) -> list[Finding]:
        """What was wrong with the table: rows that cannot be read, bytes that are not UTF-8."""
        pointer = self._handle.pointer
        count = _native.library.tw_result_finding_count(pointer)
        found = (_native.buffer("tw_result_finding_json", pointer, index) for index in range(count))
        return [Finding.from_json(json.loads(finding)) for finding in found]

    @property
    def answers(self) -> list[dict[str, Any]]:
        """The lines as Python values."""
        return [json.loads(line) for line in self.to_json_lines().splitlines()]

    @property
    def data(self) -> dict[str, Any]:
        """The answers, under that name."""
        return {"answers": self.answers}

    def __str__(self) -> str:
        return self.to_csv().decode("utf-8")


class TrainedModel(Result):
    """A model that was made, to open an engine with or to keep as a file."""

    __slots__ = ()

    def to_bytes(self) -> bytes:
        """The file."""
        return self.render("document")

    @property
    def findings(self) -> list[Finding]:
        """Rows that were left out or whose codes were converted, and what was wrong with the tables."""
        return [Finding.from_json(finding) for finding in self.data["findings"]]


class ModelEvaluation(Result):
    """How well a model finds the codes of descriptions that it was not made of."""

    __slots__ = ()

    @property
    def levels(self) -> list[dict[str, Any]]:
        """By digits: how often the right code was first, among three, among five; calibration; curves."""
        levels: list[dict[str, Any]] = self.data["levels"]
        return levels

    def to_html(self) -> str:
        """The evaluation as a page that needs nothing else, with its curves."""
        return self.render("html").decode("utf-8")


class LearningCurve(Result):
    """What one's own rows teach a model."""

    __slots__ = ()

    @property
    def steps(self) -> list[dict[str, Any]]:
        """By number of own rows: what models of so many find."""
        steps: list[dict[str, Any]] = self.data["steps"]
        return steps

    def to_html(self) -> str:
        """The curve as a page that needs nothing else."""
        return self.render("html").decode("utf-8")


class CommoditySearch(Result):
    """Commodity codes found by words, best first."""

    __slots__ = ()

    @property
    def matches(self) -> list[dict[str, Any]]:
        """Codes with their path, and what fits how well."""
        matches: list[dict[str, Any]] = self.data["matches"]
        return matches


class CommodityTable(Result):
    """The commodity codes of a table, each looked up."""

    __slots__ = ()

    @property
    def decisions(self) -> list[dict[str, Any]]:
        """The rows that need a decision, and which."""
        decisions: list[dict[str, Any]] = self.data["decisions"]
        return decisions

    def to_csv(self) -> bytes:
        """The table with further columns."""
        return self.render("csv")
