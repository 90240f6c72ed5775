"""The `autograder` command as a person, or a script, runs it."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from notebooks import EXERCISES, FIBONACCI, PRINT_SHAPES, PROJECT, SOLUTIONS

from autograder.reporting.report import Report


def autograder(*args, cwd=PROJECT, **env):
    command = [str(Path(sys.executable).with_name("autograder")), *map(str, args)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, timeout=300, env={**os.environ, **env}
    )


def test_solutions_pass_with_exit_code_0():
    done = autograder("check", SOLUTIONS, "--json")
    report = msgspec.json.decode(done.stdout, type=Report)
    assert {exercise.status for exercise in report.exercises} == {"passed"}
    assert done.returncode == 0
    assert done.stderr == ""


def test_released_exercises_are_not_attempted_with_exit_code_1():
    done = autograder("check", EXERCISES, "--json")
    report = json.loads(done.stdout)
    assert {exercise["status"] for exercise in report["exercises"]} == {"not_attempted"}
    assert (report["schema"], report["score"], report["problems"]) == (1, 0.0, [])
    assert report["assignment"] == "learner_from_scratch"
    assert report["max_score"] == 2.0 * len(report["exercises"])
    assert done.returncode == 1


def test_the_board_and_the_exercise_to_do_next(notebook):
    notebook.answer(q16=FIBONACCI.replace("[0, 1]", "[1, 1]"), q21=PRINT_SHAPES)
    done = autograder("check", notebook.path, "-q", "q16", "-q", "q21")
    assert done.returncode == 1
    assert "1 of 2 exercises" in done.stdout
    assert "Next: q16" in done.stdout
    assert "fibonacci()" in done.stdout and "It starts with 1, 1" in done.stdout
    assert "\x1b" not in done.stdout, "no colour codes where the output is no terminal"
    assert done.stderr == ""


def test_somebody_at_a_terminal_sees_what_they_wait_for(notebook, tmp_path):
    notebook.answer(q16=FIBONACCI)
    ours, theirs = pty.openpty()
    command = [Path(sys.executable).with_name("autograder"), "check", notebook.path, "-q", "q16"]
    done = subprocess.Popen(command, stderr=theirs, stdout=subprocess.PIPE, text=True)
    os.close(theirs)
    says = b""
    with suppress(OSError):  # which is how Linux says that nobody writes any more
        while chunk := os.read(ours, 4096):
            says += chunk
    os.close(ours)
    assert "Checking q16 ..." in says.decode()
    assert "q16 passes" in done.communicate()[0]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["check", "nowhere"], "no file or folder nowhere"),
        (["check", "README.md"], "not a notebook"),
        (["check", "tests"], "no notebook of an assignment"),
        (["check", EXERCISES, "-q", "q61"], "Did you mean"),
        (["check", EXERCISES, "-q", "r01"], "There is no exercise 'r01'"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(args, says):
    done = autograder(*args)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_seed_is_kept_in_the_report(notebook):
    done = autograder("check", notebook.path, "--seed", 7, "--json")
    assert json.loads(done.stdout)["seed"] == 7


def test_without_solutions_only_visible_checks_are_run(notebook, tmp_path):
    notebook.answer(q16=FIBONACCI)
    done = autograder("check", notebook.path, "-q", "q16", "--solutions", tmp_path, "--json")
    checks = json.loads(done.stdout)["exercises"][0]["checks"]
    assert checks and not any(check["hidden"] for check in checks)


def test_names_of_exercises_are_completed():
    words = {"_AUTOGRADER_COMPLETE": "complete_bash", "COMP_WORDS": "autograder hint q1", "COMP_CWORD": "2"}
    done = autograder(**words)
    assert done.stdout.split() == [f"q1{digit}" for digit in range(10)]
