"""Models: made, opened, measured and used on many descriptions, alike from Python, C and the command."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import pathlib
import subprocess
from typing import Any, Callable, Iterator

import pytest
import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
RENDER = str(ROOT / ".build" / "c" / "render")

GOODS = [("brass ball valve", "8481805910"), ("frobnitz gizmoid", "4016930000"), ("centrifugal water pump", "8413702040")]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    path = tmp_path_factory.mktemp("models") / "own.csv"
    # Words, for rows that differ in numbers alone are of the same goods.
    names = [f"part{first}{second}" for first in "abcd" for second in "abcdefghij"]
    lines = [f"{text} {name},{code}" for name in names for text, code in GOODS]
    path.write_text("description,code\n" + "\n".join(lines) + "\nzorbulator deluxe,8479899599\n,8479899599\nx,n/a\n")
    return path


@pytest.fixture(scope="module")
def model(rows: pathlib.Path) -> tidewaiter.TrainedModel:
    return tidewaiter.Engine().train_model(rows)


def test_a_model_is_the_same_from_every_face(
    rows: pathlib.Path, model: tidewaiter.TrainedModel, tmp_path: pathlib.Path
) -> None:
    out = tmp_path / "own.twmodel"
    subprocess.run([COMMAND, "model", "train", str(rows), "--output", str(out)], check=True, capture_output=True)
    assert out.read_bytes() == model.to_bytes()
    assert model.data["rows"] == 121
    assert [finding.place.line for finding in model.findings if finding.place] == [123, 124]
    if pathlib.Path(RENDER).exists():
        made = subprocess.run([RENDER, "model", str(rows)], check=True, capture_output=True).stdout
        assert made == model.to_bytes() + b"\n"


def test_an_engine_with_a_model_knows_its_rows(model: tidewaiter.TrainedModel) -> None:
    assert tidewaiter.classify("zorbulator deluxe").depth == "too_vague"
    best = tidewaiter.Engine(model=model.to_bytes()).classify("zorbulator deluxe").candidates[0]
    assert best["code"] == "847989"
    assert best["precedents"][0] == {"text": "zorbulator deluxe", "code": "8479899599", "similarity": "1.000"}


def test_a_damaged_model_is_refused(model: tidewaiter.TrainedModel) -> None:
    content = bytearray(model.to_bytes())
    content[len(content) // 2] ^= 1
    for damaged in (bytes(content), model.to_bytes()[:-1], b"", b"no model"):
        with pytest.raises(tidewaiter.TidewaiterError):
            tidewaiter.Engine(model=damaged)


def test_a_model_is_the_same_from_a_file_as_from_bytes(model: tidewaiter.TrainedModel, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "own.twmodel"
    path.write_bytes(model.to_bytes())
    engines = [tidewaiter.Engine(model=given) for given in (path, str(path), model.to_bytes(), bytearray(model.to_bytes()))]
    assert len({engine.classify("zorbulator deluxe").to_json() for engine in engines}) == 1
    for content in (model.to_bytes()[:-1], model.to_bytes() + b"x", b"", b"no model"):
        path.write_bytes(content)
        with pytest.raises(tidewaiter.TidewaiterError):
            tidewaiter.Engine(model=path)


def test_a_file_of_a_model_that_cannot_be_read_raises_as_any_file(tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        tidewaiter.Engine(model=tmp_path / "nowhere.twmodel")
    with pytest.raises(IsADirectoryError):
        tidewaiter.Engine(model=tmp_path)


def test_a_model_is_read_from_a_pipe_and_from_names_that_are_no_utf_8(
    model: tidewaiter.TrainedModel, tmp_path: pathlib.Path
) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/own-\xff.twmodel")
    pathlib.Path(path).write_bytes(model.to_bytes())
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cp", os.fsencode(path), pipe]):
        engines = [tidewaiter.Engine(model=given) for given in (path, pipe)]
    assert len({engine.classify("zorbulator deluxe").to_json() for engine in engines}) == 1


def test_evaluations_agree(rows: pathlib.Path, model: tidewaiter.TrainedModel, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "m.twmodel"
    file.write_bytes(model.to_bytes())
    engine = tidewaiter.Engine(model=file)
    usable = tmp_path / "usable.csv"
    usable.write_text("".join(rows.read_text().splitlines(keepends=True)[:-2]))
    evaluation = engine.evaluate_model(usable)
    words = ["model", "evaluate", str(usable), "--model", str(file), "--format", "json"]
    ran = subprocess.run([COMMAND, *words], check=True, capture_output=True)
    assert ran.stdout == evaluation.to_json() + b"\n"
    assert evaluation.data["duplicates"]["count"] == 121
    assert [level["digits"] for level in evaluation.levels] == [2, 4, 6, 8, 10]
    assert engine.evaluate_model(rows).data["left_out"] == 2
    assert "<svg" in evaluation.to_html()


def test_learning_curves_agree(tmp_path: pathlib.Path) -> None:
    rows = tmp_path / "more.csv"
    names = [f"part{first}{second}" for first in "abcdef" for second in "abcdefghij"]
    rows.write_text("description,code\n" + "".join(f"{text} {name},{code}\n" for name in names for text, code in GOODS))
    curve = tidewaiter.Engine().learning_curve(rows, [0])
    assert [step["rows"] for step in curve.steps][0] == 0
    assert curve.steps[-1]["first"] > curve.steps[0]["first"]
    ran = subprocess.run(
        [COMMAND, "model", "evaluate", str(rows), "--learning-curve", "0", "--format", "json"],
        check=True,
        capture_output=True,
    )
    assert ran.stdout == curve.to_json() + b"\n"
    if pathlib.Path(RENDER).exists():
        asked = subprocess.run([RENDER, "evaluate", '{"learning_curve":[0]}', str(rows)], check=True, capture_output=True)
        assert asked.stdout == ran.stdout
    with pytest.raises(tidewaiter.TidewaiterError, match="50"):
        tidewaiter.Engine().learning_curve(b"text,code\nhorse,010121\n")


def test_tables_are_classified_alike(rows: pathlib.Path) -> None:
    table = tidewaiter.Engine().classify_table(rows, code_column="code", top=2)
    named = ["classify", "--input", str(rows), "--code-column", "code", "--top", "2"]
    for form, ours in (("csv", table.to_csv()), ("jsonl", table.to_json_lines())):
        assert subprocess.run([COMMAND, *named, "--format", form], check=True, capture_output=True).stdout == ours
        if pathlib.Path(RENDER).exists():
            request = json.dumps({"code_column": "code", "top": 2})
            made = subprocess.run([RENDER, "classify-table", request, str(rows), form], check=True, capture_output=True)
            assert made.stdout == ours + b"\n"
    assert len(table.answers) == 123
    assert table.answers[-1]["declared"]["verdict"] == "unknown"


def test_rows_have_the_lines_of_a_country_of_import_from_every_face(rows: pathlib.Path) -> None:
    engine = tidewaiter.Engine()
    table = engine.classify_table(rows, into="US", as_of="2026-03-02")
    named = ["classify", "--input", str(rows), "--into", "US", "--as-of", "2026-03-02"]
    for form, ours in (("csv", table.to_csv()), ("jsonl", table.to_json_lines())):
        assert subprocess.run([COMMAND, *named, "--format", form], check=True, capture_output=True).stdout == ours
        if pathlib.Path(RENDER).exists():
            request = json.dumps({"into": "US", "as_of": "2026-03-02"})
            made = subprocess.run([RENDER, "classify-table", request, str(rows), form], check=True, capture_output=True)
            assert made.stdout == ours + b"\n"
    one = engine.classify("brass ball valve partaa", into="US", as_of="2026-03-02").data
    assert table.answers[0] == {**one, "row": 2}
    assert one["national"]["as_of"] == "2026-03-02"
    assert list(engine.classify_many(["brass ball valve partaa"], into="US", as_of="2026-03-02")) == [one]
    header, first = list(csv.reader(io.StringIO(table.to_csv().decode())))[:2]
    assert header[-2:] == ["national_lines", "national_message"]
    assert first[-2:] == ["; ".join(one["national"]["lines"]), one["national"]["message"]]
    for wrong in ({"into": "Utopia"}, {"as_of": "2026-02-30"}):
        with pytest.raises(tidewaiter.TidewaiterError):
            engine.classify_table(rows, **wrong)  # type: ignore[arg-type]


def test_vague_texts_are_learnt_from_every_face(
    rows: pathlib.Path, model: tidewaiter.TrainedModel, tmp_path: pathlib.Path
) -> None:
    texts = [f"assorted goods {number}" for number in range(120)]
    made = tidewaiter.Engine().train_model(rows, vague=texts).to_bytes()
    assert made != model.to_bytes()
    assert tidewaiter.Engine().train_model(rows, vague=[], anew=False).to_bytes() == model.to_bytes()
    (tmp_path / "vague.csv").write_text("text\n" + "\n".join(texts) + "\n")
    out = tmp_path / "vague.twmodel"
    words = ["model", "train", str(rows), "--vague", str(tmp_path / "vague.csv"), "--output", str(out)]
    subprocess.run([COMMAND, *words], check=True, capture_output=True)
    assert out.read_bytes() == made
    telling = tidewaiter.Engine().train_model(rows, vague=texts, telling=["steel hammer", "pine table"]).to_bytes()
    assert telling != made
    (tmp_path / "telling.csv").write_text("text\nsteel hammer\npine table\n")
    subprocess.run(
        [COMMAND, *words, "--telling", str(tmp_path / "telling.csv")], check=True, capture_output=True)
    assert out.read_bytes() == telling
    with pytest.raises(TypeError):
        tidewaiter.Engine().train_model(rows, vague="one text")
    with pytest.raises(TypeError):
        tidewaiter.Engine().train_model(rows, telling="one text")
    with pytest.raises(tidewaiter.TidewaiterError):
        tidewaiter.Engine().train_model(rows, anew="yes")  # type: ignore[arg-type]


def test_notes_and_the_nearest_phrase_are_evidence() -> None:
    found = tidewaiter.classify("electric blanket, heated, of polyester")
    spoken = next(note for note in found.notes if note["reference"] == "Chapter 85 Note 1(a)")
    assert spoken["words"] == "electric blanket"
    assert spoken["into"] and spoken["destinations"].startswith("6301")
    assert all(candidate["nearest"] for candidate in found.candidates[:3])
    assert all(candidate["nearest"] is None for candidate in found.candidates[3:])


def test_many_descriptions_are_classified_as_one_is_with_progress() -> None:
    texts = ["men's knitted cotton T-shirt", "", "black, one size", "a\nb,\"c\"", "lithium-ion battery"] * 250
    seen: list[int] = []
    engine = tidewaiter.Engine()
    found = list(engine.classify_many(iter(texts), top=3, progress=seen.append))
    assert seen == [250, 500, 750, 1000, 1250]
    assert list(engine.classify_many(texts, top=3, threads=1)) == found
    brief = list(engine.classify_many(texts, top=3, explain=False))
    for one, other in zip(brief, found):
        assert [(c["code"], c["probability"]) for c in one["candidates"]] == [
            (c["code"], c["probability"]) for c in other["candidates"]
        ]
        assert one["notes"] == [] and not any(c["evidence"] for c in one["candidates"])
    assert brief[:5] == [engine.classify(text, top=3, explain=False).data for text in texts[:5]]
    assert list(engine.classify_many(texts, top=3, threads=3)) == found
    assert found[:5] == [engine.classify(text, top=3).data for text in texts[:5]]
    assert found[5:10] == found[:5]
    assert list(engine.classify_many([])) == []
    with pytest.raises(TypeError):
        list(engine.classify_many([7]))  # type: ignore[list-item]
    with pytest.raises(ValueError):
        list(engine.classify_many(texts, threads=0))


def test_empty_cells_are_answered_and_what_is_no_text_raises_with_its_number() -> None:
    engine = tidewaiter.Engine()
    empty = engine.classify("").data
    assert list(engine.classify_many([None, float("nan"), ""])) == [empty] * 3
    for wrong, error in [(7, TypeError), (1.5, TypeError), (b"laptop", TypeError), ("\ud800", ValueError)]:
        answers = engine.classify_many(["laptop", None, wrong])  # type: ignore[list-item]
        assert [answer["depth"] for answer in itertools.islice(answers, 2)][1] == "too_vague"
        with pytest.raises(error, match=r"texts\[2\]"):
            next(answers)


def test_what_is_no_text_is_named_with_its_place() -> None:
    half = r"character 3 is '\\ud800', half of a pair"
    with pytest.raises(ValueError, match="text is no Unicode text: its " + half):
        tidewaiter.classify("a \ud800 lamp")
    with pytest.raises(ValueError, match="request.code is no Unicode text: its " + half):
        tidewaiter.classify("a lamp", code="94\ud800")
    with pytest.raises(TypeError, match="text must be text .str., not bytes; decode it first"):
        tidewaiter.classify(b"a lamp")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"request.lines\[0\].value is no Unicode text"):
        tidewaiter.assess({"lines": [{"value": "\ud800"}]})


def test_a_classification_is_shown_by_its_depth_code_and_probability() -> None:
    answer = tidewaiter.classify("toothpaste")
    assert repr(answer) == f"<Classification subheading 330610 {answer.data['answer']['probability']}>"
    assert repr(tidewaiter.classify("goods")) == "<Classification too_vague>"


def test_answers_of_a_table_have_their_rows_also_where_one_cannot_be_read() -> None:
    engine = tidewaiter.Engine()
    lines = b'{"description":"laptop"}\nnot json\n\n{"description":"banana fresh"}\n'
    answers = engine.classify_table(lines).answers
    assert [answer["row"] for answer in answers] == [1, 2, 4]
    assert answers[1]["depth"] == "too_vague" and "not JSON" in answers[1]["message"]
    table = engine.classify_table("description\nlaptop\n\nK\xfchlschrank\n".encode("latin-1"))
    rows = list(csv.DictReader(io.StringIO(table.to_csv().decode())))
    assert [(row["row"], row["text"]) for row in rows] == [("2", "laptop"), ("4", "K\u00fchlschrank")]
    assert [finding.rule for finding in table.findings] == ["tw.text.charset-assumed"]


def test_codes_that_the_edition_has_not_are_told_and_nothing_to_learn_from_is_an_error(tmp_path: pathlib.Path) -> None:
    engine = tidewaiter.Engine()
    made = engine.train_model(b"text,code\nanorak,620193\nweird,123456\nT-shirt,610910.0\n")
    assert made.data["rows"] == 2 and made.data["probabilities"] == "built_in"
    assert [(finding.rule, finding.place and finding.place.line) for finding in made.findings] == [
        ("tw.model.code-converted", 2),
        ("tw.model.row", 3),
    ]
    nothing = tmp_path / "nothing.csv"
    nothing.write_text("text,code\nweird,123456\n")
    for ask in (engine.train_model, engine.evaluate_model):
        with pytest.raises(tidewaiter.TidewaiterError, match="123456"):
            ask(nothing)
    for words in (["train", str(nothing), "--output", str(tmp_path / "none.twmodel")], ["evaluate", str(nothing)]):
        ran = subprocess.run([COMMAND, "model", *words], capture_output=True)
        assert ran.returncode == 2 and b"123456" in ran.stderr
    assert not (tmp_path / "none.twmodel").exists()


def test_a_command_tells_the_first_findings_of_a_table_and_how_many_more_there_are(tmp_path: pathlib.Path) -> None:
    table = tmp_path / "quotes.csv"
    table.write_text("description\n" + "".join(f'"lamp 15" no {row}\n' for row in range(30)))
    run = subprocess.run([COMMAND, "classify", "--input", str(table)], capture_output=True, text=True)
    assert len(run.stdout.splitlines()) == 31
    told = run.stderr.splitlines()
    assert len(told) == 11
    assert told[-1].endswith("quotes.csv: 20 further findings")


def test_a_text_may_come_from_standard_input_and_commands_no_terminal(tmp_path: pathlib.Path) -> None:
    asked = subprocess.run([COMMAND, "classify", "-"], input=b"brass ball valve\n", capture_output=True)
    assert asked.stdout == subprocess.run([COMMAND, "classify", "brass ball valve"], capture_output=True).stdout
    own = tmp_path / "own.csv"
    own.write_bytes(b'text,code\n"\x1b[31mred\x1b[0m zorbulator",847989\n')
    subprocess.run([COMMAND, "model", "train", str(own), "--output", str(tmp_path / "own.twmodel")], check=True)
    found = subprocess.run([COMMAND, "classify", "zorbulator", "--model", str(tmp_path / "own.twmodel")], capture_output=True)
    assert b"\x1b" not in found.stdout and "\u241b[31mred".encode() in found.stdout


def test_what_is_answered_is_handed_out_before_a_wrong_description_raises() -> None:
    engine = tidewaiter.Engine()

    def given(last: Callable[[], object]) -> Iterator[Any]:
        yield from ["brass ball valve"] * 260
        yield last()

    def fail() -> object:
        raise OSError("the table is gone")

    for last, error in [(lambda: 7, TypeError), (fail, OSError)]:
        answers = engine.classify_many(given(last), top=1)
        assert len(list(itertools.islice(answers, 260))) == 260
        with pytest.raises(error):
            next(answers)


def test_who_stops_early_asks_for_no_more() -> None:
    engine = tidewaiter.Engine()
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(100_000):
            taken.append(number)
            yield "brass ball valve"

    answers = engine.classify_many(texts(), top=1, threads=2)
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert len(taken) <= 4 * 250


def test_an_answer_that_grows_too_large_is_refused(rows: pathlib.Path) -> None:
    with pytest.raises(tidewaiter.LimitError):
        tidewaiter.Engine(max_answer_bytes=10_000).classify_table(rows)


def test_a_text_that_is_too_long_is_answered_by_a_message_and_the_others_by_codes(tmp_path: pathlib.Path) -> None:
    long = "x " * 600_000
    texts = ["toothbrush", long, "laptop computer"]
    engine = tidewaiter.Engine()
    found = list(engine.classify_many(texts))
    assert [answer["depth"] for answer in found] == ["subheading", "too_vague", "subheading"]
    said = "The description has 1200000 bytes, more than the limit of 1048576 bytes of a value."
    assert found[1]["message"].startswith(said)
    table = tmp_path / "long.csv"
    table.write_text("description\n" + "\n".join(texts) + "\n")
    asked = engine.classify_table(table)
    assert [answer["message"] for answer in asked.answers] == [answer["message"] for answer in found]
    assert [finding.place and finding.place.line for finding in asked.findings] == [3]
    ran = subprocess.run([COMMAND, "classify", "--input", str(table), "--format", "jsonl"], capture_output=True)
    assert ran.returncode == 0 and ran.stdout == asked.to_json_lines()
    with pytest.raises(tidewaiter.LimitError, match=said):
        engine.classify(long)
    alone = subprocess.run([COMMAND, "classify", "-"], input=long.encode(), capture_output=True)
    assert alone.returncode == 2 and said.encode() in alone.stderr
    roomy = tidewaiter.Engine(max_value_bytes=2_000_000)
    assert roomy.classify(long).data["is_cut"]


@pytest.mark.parametrize(
    "wrong, error, said",
    [
        ({"floor": 0.1}, tidewaiter.ArgumentError, r"^floor: expected 0.5 to 1"),
        ({"floor": "x"}, tidewaiter.ArgumentError, r"^floor: expected"),
        ({"floor": float("nan")}, tidewaiter.ArgumentError, r"^floor: expected"),
        ({"top": 0}, tidewaiter.ArgumentError, r"^top: expected 1 to 100"),
        ({"top": True}, TypeError, r"^top must be int, not bool"),
        ({"top": 1.5}, TypeError, r"^top must be int, not float"),
        ({"as_of": "2024-13-01", "into": "US"}, tidewaiter.ArgumentError, r"^as_of: expected a date"),
        ({"as_of": "2024-12-01"}, tidewaiter.ArgumentError, r"^as_of is the day of a country's lines"),
    ],
)
def test_a_wrong_argument_is_named(wrong: dict[str, Any], error: type[Exception], said: str) -> None:
    engine = tidewaiter.Engine()
    with pytest.raises(error, match=said):
        engine.classify("shoes", **wrong)
    with pytest.raises(error, match=said):
        engine.classify_table(b"text\nshoes\n", **wrong)
    with pytest.raises(error, match=said):
        list(engine.classify_many(["shoes"], **wrong))


def test_threads_are_named_too() -> None:
    with pytest.raises(TypeError, match="threads must be int, not str"):
        list(tidewaiter.Engine().classify_many(["shoes"], threads="2"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words, said",
    [
        (["classify", "--input", "own.csv", "--code", "640399"], b"--code has no effect with --input"),
        (["classify", "shoes", "--column", "d"], b"--column has no effect without --input"),
        (["classify", "shoes", "--threads", "2"], b"--threads has no effect without --input"),
        (["classify", "shoes", "--code-column", "d"], b"--code-column has no effect without --input"),
        (["classify", "shoes", "--as-of", "2026-01-01"], b"--as-of has no effect without --into"),
        (["model", "train", "nowhere.csv", "--output", "own.twmodel", "--format", "json"], b"--format has no effect"),
        (["model", "evaluate", "nowhere.csv", "--output", "own.twmodel"], b"--output has no effect"),
        # What is wrong with an option is said before a file is read.
        (["model", "train", "nowhere.csv", "--output", "nodir/own.twmodel"], b"nodir/own.twmodel: No such file"),
        (["model", "train", "nowhere.csv", "--output", "."], b".: this is a folder"),
        (["model", "evaluate", "nowhere.csv", "--learning-curve", "0,abc"], b"--learning-curve 0,abc: numbers"),
    ],
)
def test_an_option_without_effect_or_sense_is_refused(words: list[str], said: bytes, tmp_path: pathlib.Path) -> None:
    ran = subprocess.run([COMMAND, *words], capture_output=True, cwd=tmp_path)
    assert ran.returncode == 2 and said in ran.stderr
    assert ran.stdout == b""


def test_codes_that_are_not_judged_are_told(tmp_path: pathlib.Path) -> None:
    table = tmp_path / "goods.csv"
    table.write_text("Bezeichnung,hs_code\nlaptop computer,847130\n")
    hint = b'the codes in "hs_code" are not judged; --code-column "hs_code" judges them'
    words = [COMMAND, "classify", "--input", str(table)]
    assert hint in subprocess.run(words, capture_output=True).stderr
    assert subprocess.run([*words, "--code-column", "hs_code"], capture_output=True).stderr == b""
    table.write_text("description,code\nlaptop computer,A-7\n")
    assert subprocess.run(words, capture_output=True).stderr == b""


def test_a_text_that_is_no_utf_8_is_told() -> None:
    ran = subprocess.run([COMMAND, "classify", b"leather\xff shoes"], capture_output=True)
    assert b"no UTF-8" in ran.stderr
    piped = subprocess.run([COMMAND, "classify", "-"], input=b"leather\xff shoes", capture_output=True)
    assert b"not UTF-8" in piped.stderr
    assert subprocess.run([COMMAND, "classify", "Schl\u00fcssel"], capture_output=True).stderr == b""
