"""One way to find codes for descriptions, measured: hs_peers.py tidewaiter|svm|bm25s|fasttext WORK learn|find. Learns
the rows in WORK/hs_rows.json and keeps the model as a file, or opens that and looks for the codes of WORK/hs_tests.json. Prints
one line of JSON. Times are of the processor."""

from __future__ import annotations

import json
import os
import pathlib
import pickle
import re
import statistics
import sys
import time
import unicodedata
from typing import Any, Callable

ROUNDS = 8
TOP = 5
#: Finds the best codes of a description; of many descriptions at once.
Finder = tuple[Callable[[str], list[str]], Callable[[list[str]], Any]]


def words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))


def subheadings(rows: list[list[str]]) -> list[tuple[str, str]]:
    return [(text, code[:6]) for text, code in rows if len(code) >= 6]


def learn_tidewaiter(rows: list[list[str]], path: pathlib.Path) -> None:
    import tidewaiter

    path.write_bytes(tidewaiter.Engine().train_model().to_bytes())


def open_tidewaiter(path: pathlib.Path) -> Finder:
    engine = tidewaiter_engine(path)

    def one(text: str) -> list[str]:
        return [candidate["code"] for candidate in engine.classify(text).data["candidates"]]

    return one, lambda texts: list(engine.classify_many(texts, threads=1))


def tidewaiter_engine(path: pathlib.Path) -> Any:
    import tidewaiter

    return tidewaiter.Engine(model=path)


def learn_svm(rows: list[list[str]], path: pathlib.Path) -> None:
    """One machine a subheading would be gigabytes: 97 for the chapters, and one for each subheading within its chapter."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    def fitted(texts: list[str], codes: list[str]) -> tuple[Any, Any]:
        vectors = TfidfVectorizer(tokenizer=words, token_pattern=None, ngram_range=(1, 2), sublinear_tf=True,
                                  min_df=2 if len(texts) > 50_000 else 1)
        return vectors, LinearSVC(C=0.5, tol=1e-2, random_state=1).fit(vectors.fit_transform(texts), codes)

    chapters = fitted([text for text, _ in rows], [code[:2] for _, code in rows])
    within: dict[str, Any] = {}
    for chapter in sorted({code[:2] for _, code in rows}):
        part = [(text, code) for text, code in subheadings(rows) if code[:2] == chapter]
        codes = [code for _, code in part]
        within[chapter] = codes[0] if len(set(codes)) == 1 else fitted([text for text, _ in part], codes)
    path.write_bytes(pickle.dumps((chapters, within), protocol=5))


def open_svm(path: pathlib.Path) -> Finder:
    import numpy

    (vectors, machine), within = pickle.loads(path.read_bytes())

    def one(text: str) -> list[str]:
        scores = machine.decision_function(vectors.transform([text]))[0]
        found: list[tuple[float, str]] = []
        for at in numpy.argsort(-scores)[:3]:
            inner = within[machine.classes_[at]]
            if isinstance(inner, str):
                found.append((float(scores[at]), inner))
                continue
            margins = numpy.atleast_1d(inner[1].decision_function(inner[0].transform([text]))[0])
            if len(margins) == 1:
                margins = numpy.array([-margins[0], margins[0]])
            found += [(float(scores[at] + margins[k]), inner[1].classes_[k]) for k in numpy.argsort(-margins)[:TOP]]
        return [code for _, code in sorted(found, reverse=True)[:TOP]]

    return one, lambda texts: [one(text) for text in texts]


def learn_bm25s(rows: list[list[str]], path: pathlib.Path) -> None:
    import bm25s

    documents: dict[str, list[str]] = {}
    for text, code in subheadings(rows):
        documents.setdefault(code, []).extend(words(text))
    index = bm25s.BM25(k1=1.2, b=0.3)
    index.index([documents[code] for code in sorted(documents)], show_progress=False)
    index.save(str(path), corpus=sorted(documents))


def open_bm25s(path: pathlib.Path) -> Finder:
    import bm25s

    index = bm25s.BM25.load(str(path), load_corpus=True)

    def some(texts: list[str]) -> list[list[str]]:
        # What has no word would not be taken.
        found, _ = index.retrieve([words(text) or ["?"] for text in texts], k=TOP, show_progress=False)
        return [[hit["text"] if isinstance(hit, dict) else str(hit) for hit in row] for row in found]

    return lambda text: some([text])[0], some


def learn_fasttext(rows: list[list[str]], path: pathlib.Path) -> None:
    import fasttext

    lines = path.with_suffix(".txt")
    lines.write_text("".join(f"__label__{code} {' '.join(words(text))}\n" for text, code in subheadings(rows)))
    # The hierarchical softmax is what it is for so many labels; one thread gives the same each time.
    model = fasttext.train_supervised(str(lines), epoch=15, lr=0.5, wordNgrams=2, dim=50, bucket=200_000, loss="hs",
                                      thread=1, seed=1, verbose=0)
    model.save_model(str(path))


def open_fasttext(path: pathlib.Path) -> Finder:
    import fasttext

    fasttext.FastText.eprint = lambda *_: None
    model = fasttext.load_model(str(path))

    def one(text: str) -> list[str]:
        # Its own wrapper does not know this version of numpy.
        return [label.removeprefix("__label__") for _, label in model.f.predict(" ".join(words(text)) + "\n", TOP, 0.0, "strict")]

    return one, lambda texts: [one(text) for text in texts]


WAYS: dict[str, tuple[Callable[[list[list[str]], pathlib.Path], None], Callable[[pathlib.Path], Finder]]] = {
    "tidewaiter": (learn_tidewaiter, open_tidewaiter),
    "svm": (learn_svm, open_svm),
    "bm25s": (learn_bm25s, open_bm25s),
    "fasttext": (learn_fasttext, open_fasttext),
}


def resident() -> float:
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmRSS"))


def used(work: Callable[[], Any]) -> tuple[float, Any]:
    before = time.process_time()
    result = work()
    return time.process_time() - before, result


def main(kind: str, work: pathlib.Path, step: str) -> None:
    learn, opened = WAYS[kind]
    path = work / f"hs_{kind}.model"
    if step == "learn":
        seconds, _ = used(lambda: learn(json.loads((work / "hs_rows.json").read_text()), path))
        print(json.dumps({"learning": seconds}))
        return
    tests = json.loads((work / "hs_tests.json").read_text())
    texts = [text for text, _ in tests]
    # What a process needs in any case, imports among it, is no part of the model.
    {"tidewaiter": lambda: __import__("tidewaiter").Engine(), "svm": lambda: __import__("sklearn.svm"),
     "bm25s": lambda: __import__("bm25s"), "fasttext": lambda: __import__("fasttext")}[kind]()
    empty = resident()
    load, (one, many) = used(lambda: opened(path))
    if kind == "tidewaiter":
        # An engine is opened with it; what that takes without a model is no part of loading one.
        load -= used(lambda: __import__("tidewaiter").Engine())[0]
    found = [one(text) for text in texts]
    memory = resident() - empty
    times = [used(lambda: one(text))[0] * 1e6 for _ in range(ROUNDS) for text in texts]
    # Nothing of it is kept: it would be looked through again and again while the next is measured.
    batch, _ = used(lambda: len(many(texts * ROUNDS)))
    more = {}
    if kind == "tidewaiter":
        engine = tidewaiter_engine(path)
        for name, threads in (("brief", 1), ("everywhere", None)):
            before = time.perf_counter(), time.process_time()
            list(engine.classify_many(texts * ROUNDS, explain=False, threads=threads))
            # On one processor its own time, as of the others; on all of them that of the clock.
            seconds = time.process_time() - before[1] if threads else time.perf_counter() - before[0]
            more[name] = len(texts) * ROUNDS / seconds
        more["processors"] = len(os.sched_getaffinity(0))
    size = sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir()))
    part = lambda top: 100 * sum(code in codes[:top] for codes, (_, code) in zip(found, tests)) / len(tests)  # noqa: E731
    print(json.dumps({
        "first": part(1), "three": part(3), "five": part(5), "median": statistics.median(times),
        "p99": sorted(times)[int(len(times) * 0.99)], "batch": len(texts) * ROUNDS / batch, "load": load * 1e3,
        "file": size / 1e6, "memory": memory, "count": len(tests), **more}))


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3])
