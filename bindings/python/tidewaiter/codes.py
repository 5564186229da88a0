"""What an engine says of commodity codes: looking up, searching, finding them for descriptions, learning."""

from __future__ import annotations

import collections
import concurrent.futures
import itertools
import json
import numbers
import os
from typing import Any, Callable, Iterable, Iterator, Mapping, Optional, Union

from . import _inputs, _native
from ._inputs import Date, Source
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
from .results import Result


class Codes:
    """The part of `Engine` that is about commodity codes."""

    __slots__ = ()

    _handle: _native.Handle

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
        asked = _inputs.question(edition, into, as_of, convert, language, declaration)
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
        explain: bool = True,
    ) -> Classification:
        """The commodity codes that goods of this description may have, each with what speaks for it.

        Never a default: a description that says too little has no answer, but the facts that would decide. A declared
        `code` is judged beside it; `top` is how many candidates, `floor` how likely an answer must be.
        With a country of import in `into`, its lines of the day `as_of` below the best subheading are listed. Where only
        codes are wanted, `explain=False` leaves out what speaks for each candidate and takes half the time.
        """
        _native.required(text, "text")
        question = _classify_question(top, floor, into, as_of, explain)
        if code is not None:
            question["code"] = code
        request = _inputs.as_json({"text": text, **question})
        return Classification(
            _native.Handle("tw_classify", "tw_result_release", self._handle.pointer, _native.data(request))
        )

    def classify_many(
        self,
        texts: Iterable[Optional[str]],
        *,
        top: int = 5,
        floor: float = 0.7,
        into: Optional[str] = None,
        as_of: Optional[Date] = None,
        explain: bool = True,
        threads: Optional[int] = None,
        progress: Optional[Callable[[int], None]] = None,
    ) -> Iterator[dict[str, Any]]:
        """What `classify` says of each of many descriptions, in their order, as it is found.

        Takes any iterable, some hundreds at a time, so that memory does not grow with their number. `threads` is on how
        many threads they are looked for at once, by default one for each processor; the answers are the same. `progress`
        is called with how many are done. None and the empty cells of pandas are empty texts, too vague; what else is no
        text raises with its number, from 0, once the texts before it are answered. A text longer than `max_value_bytes`
        of the engine has an answer that says so. Where only codes are wanted, `explain=False` leaves out what speaks for each candidate and takes half the time.
        """
        if isinstance(texts, str):
            raise TypeError("texts are a list of descriptions, not one text")
        request = _inputs.as_json(_classify_question(top, floor, into, as_of, explain))
        count = _processors() if threads is None else _whole(threads, "threads")
        if count < 1:
            raise ValueError("threads is 1 or more")

        def answers(part: list[str]) -> bytes:
            table = json.dumps([{"text": text} for text in part]).encode()
            handle = _native.Handle(
                "tw_classify_table", "tw_result_release", self._handle.pointer, _native.data(request), _native.data(table)
            )
            return Result(handle).render("jsonl")

        done = 0
        wrong: Optional[Exception] = None
        pool = concurrent.futures.ThreadPoolExecutor(count)
        try:
            begun: collections.deque[tuple[int, concurrent.futures.Future[bytes]]] = collections.deque()
            parts = _parts(texts, 250)
            while True:
                try:
                    for part in itertools.islice(parts, count + 1 - len(begun)):
                        begun.append((len(part), pool.submit(answers, part)))
                except Exception as error:  # the caller has the answers before it first
                    wrong = error
                if not begun:
                    if wrong is not None:
                        raise wrong
                    return
                size, first = begun.popleft()
                for answer in _answers(first.result()):
                    # Its number among the texts sent together says nothing of all of them.
                    del answer["row"]
                    yield answer
                done += size
                if progress is not None:
                    progress(done)
        finally:
            # Who stops early waits for no part that has not begun to be answered.
            pool.shutdown(cancel_futures=True)

    def classify_table(
        self,
        source: Source,
        *,
        column: Optional[str] = None,
        code_column: Optional[str] = None,
        top: int = 5,
        floor: float = 0.7,
        into: Optional[str] = None,
        as_of: Optional[Date] = None,
        explain: bool = True,
    ) -> ClassificationTable:
        """What `classify` says of each row of a table: CSV with a header, JSON Lines or a JSON array.

        Each answer has the line on which its row begins (of a JSON array its number, from 1) as `row`, also that of a row
        that cannot be read, whose message says so. A column that is not named is found by its name; declared codes are
        judged where `code_column` is named. With a country of import in `into`, its lines of the day `as_of` below the
        best subheading are listed. With `explain=False` what speaks for each candidate is left out, as it is from the form of a table in any case.
        """
        columns = {"column": column, "code_column": code_column}
        request = _inputs.as_json({**columns, **_classify_question(top, floor, into, as_of, explain)})
        return ClassificationTable(
            _native.Handle(
                "tw_classify_table",
                "tw_result_release",
                self._handle.pointer,
                _native.data(request),
                _native.data(_inputs.content(source)[0]),
            )
        )

    def train_model(
        self,
        rows: Optional[Source] = None,
        *,
        trials: Optional[Source] = None,
        vague: Iterable[str] = (),
        telling: Iterable[str] = (),
        anew: bool = False,
        column: Optional[str] = None,
        code_column: Optional[str] = None,
    ) -> TrainedModel:
        """A model of the words of the packs and of one's own rulings or entries, for `Engine(model=...)`.

        `rows` and `trials` are tables of descriptions and codes; probabilities are fitted on `trials`, or on the rows,
        one of each goods judged by those that are no near copies of it, where there are a hundred goods, and what is too
        vague on these and on `telling`, texts that tell goods, beside `vague`, 100 texts or more that tell none. With `anew`
        the second judgement is trained on the words of the packs too, which takes a minute, rather than taken over from
        the built-in model. The same rows and packs give the same bytes. Codes that the edition has not are converted
        where one code alone has their goods; these and rows left out are findings.
        """
        for name, texts in (("vague", vague), ("telling", telling)):
            if isinstance(texts, str):
                raise TypeError(f"{name} is a list of texts, not one text")
        asked = {"column": column, "code_column": code_column, "vague": list(vague), "telling": list(telling), "anew": anew}
        return TrainedModel(self._model("tw_model_train", rows, trials, asked))

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
        tables = [None if table is None else _inputs.content(table)[0] for table in (rows, others)]
        return _native.Handle(
            function,
            "tw_result_release",
            self._handle.pointer,
            _native.data(_inputs.as_json(request)),
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
        asked = _inputs.question(edition, into, as_of, convert, language, declaration)
        return CommodityTable(self._nomenclature({"column": column, **asked}, _inputs.content(source)[0]))

    def general_rules(self) -> dict[str, str]:
        """The General Rules for the interpretation of the HS in short, by their numbers; the legal text decides."""
        rules = Result(self._nomenclature({"rules": True})).data["rules"]
        return {rule["number"]: rule["text"] for rule in rules}

    def _nomenclature(self, request: dict[str, Any], table: Optional[bytes] = None) -> _native.Handle:
        return _native.Handle(
            "tw_nomenclature",
            "tw_result_release",
            self._handle.pointer,
            _native.data(_inputs.as_json(request)),
            _native.data(table),
        )


def _classify_question(
    top: int, floor: float, into: Optional[str], as_of: Optional[Date], explain: bool
) -> dict[str, Any]:
    """What is asked of a classification beside the text; what is not given is not written either, for it would be read anew
    for each description."""
    question: dict[str, Any] = {"top": _whole(top, "top"), "floor": str(floor)}
    if into is not None:
        question["into"] = into
    if as_of is not None:
        question["as_of"] = _inputs.day(as_of)
    if explain is not True:
        question["explain"] = explain
    return question


def _whole(value: Any, name: str) -> int:
    """A number that has no parts; True and False are none."""
    if type(value) is not int and (not isinstance(value, numbers.Integral) or isinstance(value, bool)):
        raise TypeError(f"{name} must be int, not {type(value).__name__}")
    return int(value)


def _parts(texts: Iterable[Optional[str]], size: int) -> Iterator[list[str]]:
    """The texts, so many at a time; what is no text raises behind those before it, as does what fails to give more."""
    part: list[str] = []
    try:
        for index, text in enumerate(texts):
            part.append(_described(text, index))
            if len(part) == size:
                yield part
                part = []
    except Exception:
        if part:
            yield part
        raise
    if part:
        yield part


def _answers(lines: bytes) -> Iterator[dict[str, Any]]:
    """The values of JSON Lines, whose texts have no line feed in them. Taken apart as arrays they share the texts of their
    names; of long arrays much has left the processor's cache before it is used."""
    rest = iter(lines.splitlines())
    while some := b",".join(itertools.islice(rest, 16)):
        yield from json.loads((b"[" + some + b"]").decode("utf-8"))


def _described(text: Any, index: int) -> str:
    """A description out of a list; the empty cells of pandas (None, nan, NA, NaT) are empty texts."""
    if text is None or type(text).__name__ in ("NAType", "NaTType") or (isinstance(text, numbers.Real) and text != text):
        text = ""
    _native.utf8(text, f"texts[{index}]")
    described: str = text
    return described


def _processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable is not None else os.cpu_count() or 1
