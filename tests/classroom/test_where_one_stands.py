"""What lies in the folder that an instructor stands in is never run, and nothing of the course is left lying about."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from notebooks import FIBONACCI, EditedNotebook
from tiny_class import GRADE, RIGHT, TinyClass

pytestmark = pytest.mark.xdist_group("classroom")
CONSOLE = [str(Path(sys.executable).parent / "autograder")]
MODULE = [sys.executable, "-m", "autograder.cli"]
TRAPS = (
    "signal",
    "socket",
    "msgspec",
    "typer",
    "rich",
    "resource",
    "nbformat",
    "reference",
    "data",
    "checks",
)


@pytest.fixture
def trapped(tmp_path):
    """A folder full of modules that leave a word when they are imported, and what they have left."""
    folder, words = tmp_path / "downloads", tmp_path / "words"
    folder.mkdir()
    words.touch()
    for name in TRAPS:
        (folder / f"{name}.py").write_text(f"open({str(words)!r}, 'a').write('{name} ')\nraise ImportError\n")
    return folder, words.read_text


def run(command, folder, **variables):
    env = {k: v for k, v in os.environ.items() if k != "PYTHONSAFEPATH"} | variables
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


def test_a_class_is_graded_with_nothing_from_there(trapped, tmp_path):
    folder, left = trapped
    tiny = TinyClass.made(tmp_path / "course")
    tiny.hand_in("ann", RIGHT)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    words = [*GRADE[3:], "--course", str(tiny.root), "--jobs", "1"]
    done = run([*CONSOLE, *words], folder, TMPDIR=str(temporary))
    assert done.returncode == 0, done.stdout + done.stderr
    assert left() == ""
    assert tiny.scores() == [("ann", 2)]
    assert not [p.name for p in temporary.iterdir() if p.name.startswith(("course-", "submission-"))]


@pytest.mark.parametrize("command", [CONSOLE, MODULE], ids=["autograder", "python -m autograder.cli"])
def test_so_is_one_submission_without_a_sandbox(trapped, command):
    folder, left = trapped
    EditedNotebook(folder).answer(q16=FIBONACCI)
    done = run([*command, "check", ".", "-q", "q16", "--no-sandbox"], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert left() == ""
