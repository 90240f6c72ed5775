"""The course of tests/second_course in a folder of its own, and commands that work with it and cannot import torch."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from notebooks import PROJECT, EditedNotebook

SOURCE = PROJECT / "tests" / "second_course"
ASSIGNMENT = "poems"
NO_TORCH = """
import os, sys
from pathlib import Path


class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("torch", "fastcore"):
            with open(Path(__file__).parent / "imported", "a") as file:
                print(name, "by", sys.argv, file=file)
            raise ImportError(f"{name} is not to be had here")


sys.meta_path.insert(0, Blocked())
"""


class SecondCourse:
    """A copy of the course in `root`. `imported` says which process has tried to import torch or fastcore."""

    def __init__(self, root):
        self.root = root
        shutil.copytree(SOURCE, root, dirs_exist_ok=True)
        self.blocker = root.parent / f"{root.name}-blocker"
        self.blocker.mkdir()
        (self.blocker / "sitecustomize.py").write_text(NO_TORCH)

    @property
    def environment(self):
        return {
            **os.environ,
            "AUTOGRADER_COURSE": str(self.root),
            "PYTHONPATH": str(self.blocker),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }

    @property
    def imported(self):
        file = self.blocker / "imported"
        return file.read_text() if file.exists() else ""

    def run(self, *command):
        return subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True)

    def nbgrader(self, *words):
        done = self.run(sys.executable, "-m", "nbgrader", *words)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def autograder(self, *words, code=0):
        done = self.run(sys.executable, "-c", "from autograder.cli import main; main()", *words)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def report(self, path, *words):
        """The exercises of `autograder check`, by name."""
        code = 1 if "solutions" not in str(path) else 0
        report = json.loads(self.autograder("check", str(path), "--json", *words, code=code))
        return {exercise["id"]: exercise for exercise in report["exercises"]}

    def released(self, name, folder):
        """A released notebook, copied into `folder`, to be changed as students change theirs."""
        folder.mkdir(parents=True, exist_ok=True)
        return EditedNotebook(folder, name, self.root / "exercises" / ASSIGNMENT)

    def answer(self, exercise, name):
        return (self.root / "answers" / exercise / f"{name}.py").read_text()
