"""One machine on which an instructor and a student work, with nbgrader's exchange folder between them.

The course is one notebook of the project's, configured as the project is. Both people are the same user of the
system, so the student's name stands in their own nbgrader_config.py instead of being the system's.
"""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Gradebook
from notebooks import PROJECT, SOLUTIONS

COURSE = ASSIGNMENT = "learner_from_scratch"
NOTEBOOK = "02_modules"
STUDENT = "ann"

# Added to the project's own configuration. The autograder's record belongs to the installed project, not to this
# course; and the owner of a folder in the exchange says nothing here about who handed it in.
INSTRUCTOR = """
del c.GenerateAssignment
c.ExchangeCollect.check_owner = False
"""


class Person:
    """Somebody with a folder and settings of their own, who gives commands in it."""

    def __init__(self, folder: Path, etc: Path):
        self.folder = folder
        beside = str(Path(sys.executable).parent)  # nbgrader calls alembic by its bare name
        self.settings = {
            "HOME": str(folder),
            "JUPYTER_CONFIG_DIR": str(folder / ".jupyter"),
            "JUPYTER_CONFIG_PATH": str(etc),
            "JUPYTER_DATA_DIR": str(folder / ".local"),
            "IPYTHONDIR": str(folder / ".ipython"),
            "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}",
            "LEARNER_DATA": os.environ.get(
                "LEARNER_DATA", str(Path.home() / ".cache" / "learner-from-scratch")
            ),
        }

    def __call__(self, *command: str) -> str:
        """Runs a command of the environment that must succeed; all that it printed."""
        done = subprocess.run(
            [Path(sys.executable).parent / command[0], *command[1:]],
            cwd=self.folder,
            env={**os.environ, **self.settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, f"{' '.join(command)}: {done.stdout[-3000:]}"
        return done.stdout


class Machine:
    """The exchange folder, the instructor's course and the student's home, below `root`."""

    def __init__(self, root: Path):
        self.exchange = root / "exchange"
        self.exchange.mkdir()
        self.exchange.chmod(0o777)  # all that nbgrader asks of whoever sets up the machine
        etc = root / "etc"
        etc.mkdir()
        (etc / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.Exchange.root = {str(self.exchange)!r}\nc.CourseDirectory.course_id = {COURSE!r}\n"
        )
        course, home = root / "course", root / STUDENT
        sources = course / "solutions" / ASSIGNMENT
        sources.mkdir(parents=True)
        home.mkdir()
        config = (PROJECT / "nbgrader_config.py").read_text(encoding="utf-8")
        (course / "nbgrader_config.py").write_text(config + INSTRUCTOR, encoding="utf-8")
        (home / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.CourseDirectory.student_id = {STUDENT!r}\n"
        )
        shutil.copy(SOLUTIONS / f"{NOTEBOOK}.ipynb", sources)
        shutil.copytree(SOLUTIONS / "hidden_checks", sources / "hidden_checks")
        self.instructor, self.student = Person(course, etc), Person(home, etc)

    @property
    def fetched(self) -> Path:
        """The student's own copy of the assignment."""
        return self.student.folder / ASSIGNMENT

    @contextmanager
    def submission(self):
        """What the gradebook has of the student's submission; changes to it are kept."""
        url = f"sqlite:///{self.instructor.folder / 'course' / 'gradebook.db'}"
        with Gradebook(url, COURSE) as gradebook:
            yield gradebook.find_submission(ASSIGNMENT, STUDENT)
            gradebook.db.commit()

    def feedback(self) -> str:
        """The page that the student has fetched."""
        (page,) = self.fetched.glob(f"feedback/*/{NOTEBOOK}.html")
        return page.read_text(encoding="utf-8")
