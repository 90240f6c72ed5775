"""Checks run under plain pytest, with pytest's own options and plugins."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from notebooks import EXERCISES, FIBONACCI, PROJECT, SOLUTIONS


def pytest_of(*args):
    command = [sys.executable, "-m", "pytest", *map(str, args)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300)


def test_k_and_junitxml(tmp_path):
    xml = tmp_path / "report.xml"
    done = pytest_of("checks", "--submission", SOLUTIONS, "-k", "q16", "--junitxml", xml)
    assert done.returncode == 0, done.stdout
    cases = list(ElementTree.parse(xml).iter("testcase"))
    assert cases and all("q16" in case.get("classname") for case in cases)


def test_x_stops_at_the_first_exercise_to_do():
    done = pytest_of("checks", "--submission", EXERCISES, "-x")
    assert done.returncode == 1
    assert "The stub is unchanged" in done.stdout
    assert "1 error" in done.stdout


def test_a_failure_is_told_in_the_checks_words_without_a_traceback(notebook):
    notebook.answer(q16=FIBONACCI.replace("[0, 1]", "[1, 1]"))
    done = pytest_of("checks", "--submission", notebook.path, "-k", "first_twenty")
    assert "It starts with 1, 1" in done.stdout
    assert "Traceback" not in done.stdout and "def test_" not in done.stdout


def test_hidden_checks_are_the_same_kind_of_file():
    done = pytest_of(SOLUTIONS / "hidden_checks", "--submission", SOLUTIONS, "-k", "q16")
    assert done.returncode == 0, done.stdout


def test_no_submission_named_or_none_there():
    done = pytest_of("checks", "-k", "q16")
    assert "--submission" in done.stdout
    done = pytest_of("checks", "--submission", "nowhere")
    assert done.returncode == 4
    assert "no file or folder nowhere" in done.stdout + done.stderr
