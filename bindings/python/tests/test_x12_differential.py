"""Interchanges of X12 as a peer reads them: the same segments, the same values, the same faults of the envelope."""

from __future__ import annotations

import io
import random

import pytest

import tidewaiter

pyx12 = pytest.importorskip("pyx12", reason="pyx12 is not installed: interchanges are not compared with it")

BLANK = " " * 10
HEADER = ["ISA", "00", BLANK, "00", BLANK, "ZZ", "SENDER         ", "ZZ", "CBP            ", "261121", "0930", "^"]
HEADER += ["00501", "000000001", "0", "P", ">"]


def segments(content: bytes) -> "list[tuple[str, list[list[list[str]]]]]":
    """Tag, elements, occurrences and components as pyx12 reads them; empty ones at the end do not count.

    It leaves occurrences together, so that they are taken apart here by the character that ISA11 names.
    """
    from pyx12.x12file import X12Reader

    text = content.decode("utf-8")
    repeat = text[82]
    found = []
    for segment in X12Reader(io.StringIO(text)):
        tag = segment.get_seg_id()
        pieces: "list[list[str]]" = []
        for _, number, component, value in segment.values_iterator():
            while len(pieces) < int(number):
                pieces.append([])
            # Empty components are passed over, but counted.
            piece = pieces[int(number) - 1]
            piece += [""] * (int(component or 1) - 1 - len(piece)) + [value.strip() if tag == "ISA" else value]
        found.append((tag, [occurrences(piece, "" if tag == "ISA" else repeat) for piece in pieces]))
    return found


def occurrences(pieces: "list[str]", repeat: str) -> "list[list[str]]":
    """The components of an element that repeats come as one list, cut at the component separator alone."""
    found: "list[list[str]]" = [[]]
    for piece in pieces or [""]:
        first, *further = piece.split(repeat) if repeat else [piece]
        found[-1].append(first)
        found += [[component] for component in further]
    return trimmed(found)


def trimmed(element: "list[list[str]]") -> "list[list[str]]":
    for occurrence in element:
        while occurrence and not occurrence[-1]:
            occurrence.pop()
    return element


def faults(content: bytes) -> "set[str]":
    """What pyx12 says is wrong with the envelope, by its own codes."""
    from pyx12.x12file import X12Reader

    reader = X12Reader(io.StringIO(content.decode("utf-8")))
    for _ in reader:
        pass
    reader.cleanup()
    return {f"{kind}:{code}" for kind, code, *_ in reader.pop_errors()}


def interchange(seed: int) -> "tuple[bytes, list[tuple[str, list[list[list[str]]]]]]":
    """An interchange of segments with any values, and what stands in it."""
    choose = random.Random(seed)
    letters = "ABC xyz019+:?'é,.|"
    rows = [(HEADER[0], [[[value.strip()]] for value in HEADER[1:]])]
    rows.append(("GS", [[[v]] for v in ["AQ", "A", "B", "20261121", "0930", "1", "X", "005010"]]))
    sets = choose.randrange(1, 4)
    for number in range(1, sets + 1):
        start = len(rows)
        reference = f"{number:04}"
        rows.append(("ST", [[["309"]], [[reference]]]))
        for _ in range(choose.randrange(1, 12)):
            elements = []
            for _ in range(choose.randrange(1, 5)):
                occurrences = []
                for _ in range(choose.choice([1, 1, 1, 2])):
                    components = ["".join(choose.choices(letters, k=choose.randrange(0, 9))).strip() for _ in range(choose.randrange(1, 4))]
                    occurrences.append(components[:-1] + [components[-1] + "Z"])
                elements.append(occurrences)
            rows.append((choose.choice(["N10", "N1", "M11", "VID", "ZZZ", "REF"]), elements))
        rows.append(("SE", [[[str(len(rows) - start + 1)]], [[reference]]]))
    rows.append(("GE", [[[str(sets)]], [["1"]]]))
    rows.append(("IEA", [[["1"]], [["000000001"]]]))
    lines = ["*".join(HEADER)]
    lines += ["*".join([tag] + ["^".join(">".join(c) for c in element) for element in elements]) for tag, elements in rows[1:]]
    return ("~".join(lines) + "~").encode("utf-8"), rows


@pytest.mark.parametrize("seed", range(60))
def test_a_peer_reads_the_same_segments_and_values_as_we_write(seed: int) -> None:
    content, rows = interchange(seed)
    declaration = tidewaiter.read(content)
    assert declaration.to_x12() == content
    changed = declaration.to_x12(delimiters="\x1d\x1f\x1c\x1e", line_breaks="lf")
    again = tidewaiter.read(changed).to_x12(delimiters="*>~^", line_breaks="none")
    assert again == content
    expected = [(tag, [trimmed([list(o) for o in element]) for element in elements]) for tag, elements in rows]
    assert segments(content) == expected
    # ISA states its separators itself.
    assert segments(changed)[1:] == expected[1:]


@pytest.mark.parametrize(
    "right, wrong, rule, fault",
    [
        (b"SE*3*0001~", b"SE*4*0001~", "tw.x12.segment-count", "st:4"),
        (b"SE*3*0001~", b"SE*3*0002~", "tw.x12.message-reference", "st:3"),
        (b"GE*1*1~", b"GE*2*1~", "tw.x12.group-count", "gs:5"),
        (b"GE*1*1~", b"GE*1*2~", "tw.x12.group-reference", "gs:4"),
        (b"IEA*1*000000001~", b"IEA*2*000000001~", "tw.x12.interchange-count", "isa:021"),
        (b"IEA*1*000000001~", b"IEA*1*000000002~", "tw.x12.interchange-reference", "isa:001"),
    ],
)
def test_a_peer_finds_the_same_faults_of_the_envelope(right: bytes, wrong: bytes, rule: str, fault: str) -> None:
    start = "*".join(HEADER).encode() + b"~GS*AQ*A*B*20261121*0930*1*X*005010~ST*309*0001~"
    content = start + b"LX*1~SE*3*0001~GE*1*1~IEA*1*000000001~"
    assert right in content

    def found(text: bytes) -> "list[str]":
        envelope = ("count", "reference", "trailer", "header")
        return [f.rule for f in tidewaiter.check(text).findings if f.rule.startswith("tw.x12.") and f.rule.endswith(envelope)]

    assert not found(content)
    assert not faults(content)
    damaged = content.replace(right, wrong)
    assert found(damaged) == [rule]
    assert faults(damaged) == {fault}
