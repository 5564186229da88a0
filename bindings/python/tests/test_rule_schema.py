"""The JSON Schemas of rule books and of their tests, by which editors complete them, against the built-in books."""
import functools
import json
import pathlib

import pytest

jsonschema = pytest.importorskip("jsonschema", reason="validates the schemas")
referencing = pytest.importorskip("referencing", reason="finds the schema of declarations beside those of books")
yaml = pytest.importorskip("yaml", reason="reads the built-in books")

ROOT = pathlib.Path(__file__).resolve().parents[3] / "Sources" / "BuiltInBooks"


class Loader(yaml.SafeLoader):
    """Scalars as the library has them: texts, whatever they look like."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@functools.cache
def schema(name: str) -> "jsonschema.Draft202012Validator":
    contents = {path.name: json.loads(path.read_text("utf-8")) for path in ROOT.glob("*.schema.json")}
    for content in contents.values():
        jsonschema.Draft202012Validator.check_schema(content)
    registry = referencing.Registry().with_resources(
        (file, referencing.Resource.from_contents(content)) for file, content in contents.items()
    )
    return jsonschema.Draft202012Validator(contents[f"{name}.schema.json"], registry=registry)


def read(text: str) -> object:
    return yaml.load(text, Loader=Loader)


BOOKS = sorted(path for path in ROOT.glob("*/**/*.yaml") if path.parent.name != "tests")
TESTS = sorted(ROOT.glob("*/tests/*.yaml"))


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_books_are_of_their_schema(path: pathlib.Path) -> None:
    errors = [f"{error.json_path}: {error.message}"[:300] for error in schema("rulebook").iter_errors(read(path.read_text("utf-8")))]
    assert errors == []


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_tests_are_of_their_schema(path: pathlib.Path) -> None:
    errors = [f"{error.json_path}: {error.message}"[:300] for error in schema("ruletests").iter_errors(read(path.read_text("utf-8")))]
    assert errors == []


HEAD = "format: tidewaiter.rulebook/1\nid: a\nversion: '1'\ntitle: A\n"
RULE = "rules:\n  - id: tw.a.b\n    title: T\n    authority: L\n"


@pytest.mark.parametrize(
    "text",
    [
        "format: tidewaiter.rulebook/2\nid: a\nversion: '1'\ntitle: A\n",
        "format: tidewaiter.rulebook/1\nid: a\n",
        HEAD + "colour: red\n",
        HEAD + "rules: {}\n",
        RULE,
        RULE + "    assert: x\n",
        RULE + "    assert: x\n    message: m\n    severity: grave\n",
        RULE + "    assert: x\n    message: m\n    effective: {from: yesterday}\n",
        RULE + "    assert: x\n    message: {de: m}\n",
        RULE + "    assert: x\n    message: m\n    each: goods_itm\n",
        RULE + "    assert: x\n    message: m\n    each: {field: colour}\n",
        RULE + "    assert: x\n    message: m\n    path: goods_item..marks\n",
        RULE + "    assert: x\n    message: m\n    requires: [goods item]\n",
        RULE + "    assert: x\n    message: m\n    fix: {value: y}\n",
        "rules:\n  - {id: tw.a, title: T, authority: L, assert: x, message: m}\n",
        HEAD + "parameters: {p: {type: float, title: T, values: [{from: 2020-01-01, value: 1, authority: L}]}}\n",
        HEAD + "parameters: {p: {type: int, title: T, values: []}}\n",
        HEAD + "tables: {t: {title: T, authority: L, file: t.csv, columns: {a: string}, key: []}}\n",
        HEAD + "overrides: [{rule: tw.a.b}]\n",
    ],
)
def test_wrong_books_are_not(text: str) -> None:
    assert not schema("rulebook").is_valid(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "cases: []\n",
        "format: tidewaiter.ruletests/1\ncases: [{name: n}]\n",
        "format: tidewaiter.ruletests/1\ncases: [{name: n, expect: [tw.a.b = maybe]}]\n",
        "format: tidewaiter.ruletests/1\ncases: [{name: n, set: {consignments: x}, expect: []}]\n",
        "format: tidewaiter.ruletests/1\ngolden: [{expect: []}]\n",
        "format: tidewaiter.ruletests/1\nfixtures: {f: {consignments: {goods_items: []}}}\n",
        "format: tidewaiter.ruletests/1\nfixtures: {f: {consignments: [{consignee: ACME}]}}\n",
    ],
)
def test_wrong_tests_are_not(text: str) -> None:
    assert not schema("ruletests").is_valid(read(text))
