"""docs/instructors.md, command by command as it stands there, in a copy of the project as a clone would be."""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from notebooks import FIBONACCI, PROJECT, EditedNotebook

pytestmark = pytest.mark.xdist_group("classroom")

ASSIGNMENT = "learner_from_scratch"
PAGE = (PROJECT / "docs" / "instructors.md").read_text(encoding="utf-8")
STUDENT = "# as the student"
NOT_IN_A_CLONE = (".git", ".venv", "course", "course-demo", "__pycache__", "*.egg-info", ".*_cache", "build")
BESIDE = str(Path(sys.executable).parent)


def commands(heading):
    """The indented lines of a section, in order."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^    (\S.*)$", section, flags=re.MULTILINE)


class Clone:
    """The project in `folder`, an exchange of its own, and a student's folder, all below `root`."""

    def __init__(self, root):
        self.folder, self.student = root / "project", root / "ann"
        exchange, self.etc, self.home = root / "exchange", root / "etc", root / "home"
        shutil.copytree(PROJECT, self.folder, ignore=shutil.ignore_patterns(*NOT_IN_A_CLONE))
        for folder in (exchange, self.etc, self.home, self.student):
            folder.mkdir()
        exchange.chmod(0o777)
        # Both people are one user of this machine, which the page has a paragraph on: "Who is who".
        (self.etc / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.Exchange.root = {str(exchange)!r}\nc.CourseDirectory.course_id = {ASSIGNMENT!r}\n"
        )
        (self.student / "nbgrader_config.py").write_text(
            "c = get_config()\nc.CourseDirectory.student_id = 'ann'\n"
        )
        with open(self.folder / "nbgrader_config.py", "a") as file:
            file.write("\nc.ExchangeCollect.check_owner = False\n")

    def run(self, command):
        """Run a line of the page as its reader would; all that it prints. It must succeed."""
        settings = {
            "HOME": str(self.home),
            "JUPYTER_CONFIG_DIR": str(self.home / ".jupyter"),
            "JUPYTER_CONFIG_PATH": str(self.etc),
            "JUPYTER_DATA_DIR": str(self.home / ".local"),
            "IPYTHONDIR": str(self.home / ".ipython"),
            "PATH": f"{BESIDE}{os.pathsep}{os.environ['PATH']}",
            "LEARNER_DATA": os.environ.get(
                "LEARNER_DATA", str(Path.home() / ".cache" / "learner-from-scratch")
            ),
        }
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.student if STUDENT in command else self.folder,
            env={**os.environ, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0 and "Traceback" not in done.stdout, f"{command}\n{done.stdout[-3000:]}"
        return done.stdout

    def own_files(self):
        """What came with the project, by its content."""
        parts = ("exercises", "solutions", "checks")
        return {
            p.relative_to(self.folder): p.read_bytes()
            for part in parts
            for p in (self.folder / part).rglob("*")
            if p.is_file() and "__pycache__" not in p.parts
        }


@pytest.fixture
def clone(tmp_path):
    return Clone(tmp_path)


def test_the_steps_from_a_due_date_to_marks(clone):
    before = clone.own_files()
    said = {}
    for command in commands("The steps"):
        said[command.split("#")[0].strip()] = clone.run(command)
        if command.startswith("nbgrader fetch_assignment"):
            made = EditedNotebook(clone.student / ASSIGNMENT, "02_modules")
            made.answer(q16=FIBONACCI, q15_why="It calls itself on the children.")
    assert "1 graded; 1 with answers that wait for you" in said[f"autograder grade {ASSIGNMENT}"]
    with open(clone.folder / "marks.csv", encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["q16"] == "2" and float(row["points waiting"]) > 0
    (page,) = clone.student.glob(f"{ASSIGNMENT}/feedback/*/02_modules.html")
    assert "Fibonacci by recursion: passed, 2 of 2 points" in page.read_text(encoding="utf-8")
    assert clone.own_files() == before


@pytest.mark.parametrize("force", ["", " --force"])
def test_a_date_first_and_generating_then_leaves_the_project_as_it_was(clone, force):
    before = clone.own_files()
    date, generate, *_ = commands("The steps")
    assert "duedate" in date and "generate_assignment" in generate
    clone.run(date)
    clone.run(generate + force)
    assert clone.own_files().keys() == before.keys()


def test_a_first_look_leaves_the_course_as_it_was(clone):
    before = clone.own_files()
    demo, grade, remove = commands("A first look")
    clone.run(demo)
    assert "12 graded" in clone.run(grade)
    assert not list((clone.folder / "course").iterdir())
    clone.run(remove)
    assert clone.own_files() == before
