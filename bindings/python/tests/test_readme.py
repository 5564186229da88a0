"""Every example of the README does what it says."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
LIBRARY = pathlib.Path(os.environ.get("TIDEWAITER_LIBRARY", ROOT / ".build" / "out" / "lib" / "libtidewaiter.so.1"))
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))


def examples(path: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / path).read_text(), re.M | re.S)


@pytest.mark.parametrize("line", [line for block in examples("README.md", "sh") for line in block.splitlines()])
def test_commands_run(line: str) -> None:
    words = line.split()
    assert words[0] == "tidewaiter"
    ran = subprocess.run([COMMAND, *words[1:]], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stderr
    assert ran.stdout


@pytest.mark.parametrize("path", ["README.md", "bindings/python/README.md"])
def test_python_runs(path: str) -> None:
    blocks = examples(path, "python")
    assert blocks
    for block in blocks:
        block = block.replace('"manifest.csv"', '"Tests/Samples/vessel-call.csv"')
        ran = subprocess.run([sys.executable, "-c", block], cwd=ROOT, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        assert ("tw." if "tidewaiter.stream" in block else "computed") in ran.stdout


def test_c_compiles_and_runs(tmp_path: pathlib.Path) -> None:
    (source,) = examples("README.md", "c")
    (tmp_path / "example.c").write_text(source)
    program = tmp_path / "example"
    flags = ["-std=c11", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'include'}", f"-L{LIBRARY.parent}"]
    subprocess.run(
        ["cc", *flags, str(tmp_path / "example.c"), "-o", str(program), "-ltidewaiter", f"-Wl,-rpath,{LIBRARY.parent}"],
        check=True,
    )
    ran = subprocess.run([str(program)], capture_output=True, text=True, check=True)
    assert "check digit" in ran.stdout.lower()


def test_swift_is_what_the_swift_tests_run() -> None:
    """The lines between the markers of the Swift test are those of the README, in the same order."""
    (shown,) = examples("README.md", "swift")
    tested = (ROOT / "Tests" / "TidewaiterTests" / "ReadmeTests.swift").read_text()
    body = re.search(r"// README begins\n(.*?)\n *// README ends", tested, re.S)
    assert body is not None
    wanted = [line.strip() for line in shown.splitlines() if line.strip() and line.strip() != "import Tidewaiter"]
    found = [line.strip() for line in body.group(1).splitlines() if line.strip()]
    assert found == wanted
