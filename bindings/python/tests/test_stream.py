"""Documents read as streams, from Python."""

import io
import json
import pathlib
from typing import Iterator

import pytest

import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
MANIFEST = ROOT / "Tests" / "Samples" / "vessel-call.edi"
CONTENT = MANIFEST.read_bytes()


def numbers(declarations: "Iterator[tidewaiter.Declaration]") -> "list[str | None]":
    return [bill.value("transport_document_id") for part in declarations for bill in part.children("consignments")]


WHOLE = [bill.value("transport_document_id") for bill in tidewaiter.read(MANIFEST).children("consignments")]


@pytest.mark.parametrize("chunk", [1, 7, 1000, 65536])
def test_pieces_of_any_size_give_every_consignment(chunk: int) -> None:
    assert len(WHOLE) == 3
    assert numbers(tidewaiter.stream(MANIFEST, chunk=chunk)) == WHOLE
    assert numbers(tidewaiter.stream(str(MANIFEST), chunk=chunk)) == WHOLE
    assert numbers(tidewaiter.stream(io.BytesIO(CONTENT), chunk=chunk)) == WHOLE
    assert numbers(tidewaiter.stream(CONTENT, chunk=chunk)) == WHOLE
    assert numbers(tidewaiter.stream(CONTENT[at : at + chunk] for at in range(0, len(CONTENT), chunk))) == WHOLE


#: The same bills as a table, as JSON of another house, and as JSON Lines.
TABLE = ROOT / "Tests" / "Samples" / "vessel-call.csv"
BILLS = [{"bill_no": f"B{n}", "shipper": {"name": f"S\u00fcd {n}"}, "goods": [{"hs": "950300"}]} for n in range(30)]
DOCUMENTS = {
    "csv": TABLE.read_bytes(),
    "json": json.dumps({"vessel_name": "MONTE", "bills": BILLS}).encode(),
    "jsonl": "\n".join(json.dumps(bill) for bill in BILLS).encode(),
}


@pytest.mark.parametrize("form", DOCUMENTS)
@pytest.mark.parametrize("chunk", [1, 7, 1000, 65536])
def test_every_format_gives_every_consignment(form: str, chunk: int) -> None:
    content = DOCUMENTS[form]
    whole = tidewaiter.read(content)
    wanted = [bill.inspect("transport_document_id") for bill in whole.children("consignments")]
    assert len(wanted) > 10
    parts = list(tidewaiter.stream(content, chunk=chunk))
    found = [bill for part in parts for bill in part.children("consignments")]
    assert [bill.inspect("transport_document_id") for bill in found] == wanted
    assert all(part.value("vessel_name") == whole.value("vessel_name") for part in parts)


@pytest.mark.parametrize("form", DOCUMENTS)
@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be"])
def test_two_bytes_a_character_read_as_the_same_text_in_utf_8(form: str, charset: str) -> None:
    content = DOCUMENTS[form]
    wide = content.decode().encode(charset)
    plain = [bill for part in tidewaiter.stream(content, chunk=1000) for bill in part.children("consignments")]
    parts = [bill for part in tidewaiter.stream(wide, chunk=101) for bill in part.children("consignments")]
    # State, text, line and column.
    found = [bill.inspect("transport_document_id") for bill in parts]
    assert found == [bill.inspect("transport_document_id") for bill in plain] and len(found) > 10


def test_a_declaration_outlives_its_stream_and_has_the_places_of_the_document() -> None:
    parts = list(tidewaiter.stream(MANIFEST))
    whole = tidewaiter.check(MANIFEST, into="US", as_of="2024-12-20")
    places = {f.place.offset for f in whole.findings if f.rule == "tw.container.check-digit" and f.place}
    found = [f for part in parts for f in tidewaiter.check(part, into="US", as_of="2024-12-20").findings]
    assert {f.place.offset for f in found if f.rule == "tw.container.check-digit" and f.place} == places
    assert all(f.place is None or f.place.input == MANIFEST.name for f in found)


def test_what_compares_the_whole_document_is_not_found_in_a_part() -> None:
    text = CONTENT.replace(b"UNT+38", b"CNT+10:3'CNT+11:1120'UNT+40")
    parts = list(tidewaiter.stream(text))
    assert not [f for part in parts for f in tidewaiter.check(part).findings if f.rule.startswith("tw.total.")]
    wrong = text.replace(b"CNT+10:3", b"CNT+10:4")
    assert [f.rule for f in tidewaiter.check(wrong).findings if f.rule == "tw.total.consignments"]


def test_progress_tells_the_bytes_read() -> None:
    told: list[int] = []
    assert numbers(tidewaiter.stream(MANIFEST, chunk=500, progress=told.append)) == WHOLE
    assert told == sorted(told) and told[0] == 500 and told[-1] == len(CONTENT)


def test_a_loop_that_is_left_early_closes_its_file() -> None:
    class File(io.BytesIO):
        reads = 0

        def read(self, size: "int | None" = -1) -> bytes:
            self.reads += 1
            return super().read(size)

    file = File(CONTENT * 50)
    stream = tidewaiter.stream(file, chunk=5000)
    next(stream)
    reads = file.reads
    stream.close()
    assert file.reads == reads < 5 and not file.closed
    with pytest.raises(StopIteration):
        next(stream)
    unused = tidewaiter.stream("no-such-file.edi")
    del unused


def test_what_progress_raises_ends_the_stream() -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        next(tidewaiter.stream(MANIFEST, progress=stop))


@pytest.mark.parametrize("content", [b"", b"   ", b"hello world", bytes(range(256)) * 40, b"\x00" * 9000])
def test_garbage_is_an_error(content: bytes) -> None:
    for chunk in (1, 65536):
        with pytest.raises(tidewaiter.FormatError):
            list(tidewaiter.stream(content, chunk=chunk))


def test_wrong_calls_say_so_at_once() -> None:
    with pytest.raises(tidewaiter.ArgumentError):
        tidewaiter.stream(MANIFEST, format="papyrus")
    for chunk in (0, -1, True, 1.5):
        with pytest.raises(ValueError, match="chunk"):
            tidewaiter.stream(MANIFEST, chunk=chunk)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="'rb'"):
        next(tidewaiter.stream(io.StringIO("UNB")))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str"):
        next(tidewaiter.stream(["UNB"]))  # type: ignore[list-item]
    with pytest.raises(FileNotFoundError):
        next(tidewaiter.stream("no-such-file.edi"))


def test_a_consignment_beyond_the_limit_is_an_error_with_its_place() -> None:
    engine = tidewaiter.Engine(max_unit_bytes=10_000)
    head, tail = CONTENT.split(b"CNI+2", 1)
    long = head + b"FTX+AAA+++SOME TEXT'" * 5000 + b"CNI+2" + tail
    with pytest.raises(tidewaiter.LimitError, match="10000 bytes") as caught:
        list(engine.stream(long, chunk=4096))
    assert caught.value.line == 10


def test_strict_reading_makes_errors_in_streams_too() -> None:
    text = CONTENT.replace(b"GID+1+620:CT'", b"GID+123456+620:CT'")
    for strict, severity in ((False, "warning"), (True, "error")):
        found = [f for part in tidewaiter.stream(text, strict=strict) for f in tidewaiter.check(part).findings]
        assert {f.severity for f in found if f.rule == "tw.edifact.value-long"} == {severity}
