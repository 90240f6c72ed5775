"""What the tests of the class report share: a class in which something of everything happens."""

import pytest

from autograder.commands.report import report
from benchmarks.graded_class import ASSIGNMENT, GradedClass, result

NOTEBOOKS = {"02_modules": ["q15", "q16"], "03_losses": ["q22"]}
DUE = "2026-03-01 12:00:00 UTC"
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)> "quoted" & \u202eback \x1b[31m'


class Report:
    """The page and the files beside it, as written by the command."""

    def __init__(self, made, tmp_path, **options):
        self.path = tmp_path / "out" / "report.html"
        report(ASSIGNMENT, made.root, self.path, options.get("names", False))
        self.html = self.path.read_text(encoding="utf-8")
        self.csv = {
            name: self.path.with_name(f"report-{name}.csv").read_bytes().decode("utf-8-sig")
            for name in ("exercises", "mistakes", "students")
        }

    @property
    def everything(self):
        return self.html + "".join(self.csv.values())


@pytest.fixture(scope="session")
def empty_class(tmp_path_factory):
    """Nobody is in it. To copy one is much quicker than to make one."""
    return GradedClass.made(tmp_path_factory.mktemp("empty") / "course", NOTEBOOKS, DUE)


@pytest.fixture
def new_class(empty_class, tmp_path):
    return empty_class.copied(tmp_path / "course")


@pytest.fixture
def written(tmp_path):
    return lambda made, **options: Report(made, tmp_path, **options)


@pytest.fixture(scope="session")
def mixed(empty_class, tmp_path_factory):
    """Fourteen students: nine pass everything, and each of the others has another trouble."""
    made = empty_class.copied(tmp_path_factory.mktemp("mixed") / "course")
    fine = [result(id_) for ids in NOTEBOOKS.values() for id_ in ids]
    for number in range(9):
        made.add(f"fine{number}", fine, at="2026-03-01 11:00:00 UTC")
    for student, wrong in (("anna", "It starts at 1, 1."), ("bertil", "It starts at 2, 3.")):
        first = {"why": wrong, "tried": "fibonacci()", "expected": "[0, 1]", "got": f"[1] by {student}"}
        made.add(
            student,
            [result("q15"), result("q16", "failed", score=1.0, **first), result("q22")],
            first_name=student.capitalize(),
            last_name="Lovelace",
            waiting=("q15", "q16"),
            at="2026-03-02 14:00:00 UTC",
        )
    made.add(
        "clara",
        [
            result("q15", "refused", message="It takes the answer from 'reference'."),
            result("q16"),
            result("q22"),
        ],
        problems={
            "02_modules": ["setup: locked, but changed."],
            "03_losses": ["setup: locked, but changed."],
        },
        waiting=("q15",),
    )
    made.add(
        "dora",
        [
            result("q15", "failed", why=HOSTILE, got=HOSTILE, tried="x"),
            result(
                "q16",
                "error",
                message="Your cell raised NameError: name 'a' is not defined\n  q16, line 3: a",
            ),
            result("q22", "not_attempted"),
        ],
    )
    made.add("emil", [result("q15", "not_attempted"), result("q16", "missing"), result("q22", "missing")])
    with made.gradebook() as gradebook:
        gradebook.add_student("ghost", last_name="Vanished")
    (made.submitted("zoe") / "02_modules.ipynb").write_text("{}")
    return made


@pytest.fixture(scope="session")
def mixed_report(mixed, tmp_path_factory):
    return Report(mixed, tmp_path_factory.mktemp("mixed-report"))
