"""What an answer gives as numbers to draw: a chart of anything is drawn, for every face, and costs nobody a grading."""

import math
import xml.etree.ElementTree as ElementTree

import pytest
from course import Course
from hostile import FAR_RATES
from notebooks import EditedNotebook

from autograder.checking import Opaque, curves
from autograder.reading.submission import read_submission
from autograder.reporting.html import card
from autograder.reporting.report import CheckResult, ExerciseResult, Failure

VALUES = [
    [1.7e308, -1.7e308],
    [math.nan] * 3,
    [math.inf, -math.inf, 1.0],
    [1e29, -1e29, 5e-324],
    [10**400, 1],
    [1j, "<script>", None, True, b"x", [1.0], {}],
    [Opaque("Number", "<script>")],
    [],
    [0.5] * 200_000,
    Opaque("Curve", "<script>"),
    7,
]


def picture_of(result):
    html = card(result)
    assert "<script>" not in html
    drawing = html[html.index("<svg") : html.index("</svg>") + 6]
    assert len(drawing) < 2_000_000
    return ElementTree.fromstring(drawing)


@pytest.mark.parametrize("values", VALUES, ids=lambda values: str(values)[:30])
@pytest.mark.parametrize("passed", [True, False])
def test_a_chart_of_anything(values, passed):
    chart = curves("Rates", "batch", "rate", yours=values, right=[1.0, 2.0])
    check = (
        CheckResult("test_a", "it does a", "passed", chart=chart)
        if passed
        else CheckResult("test_a", "it does a", "failed", failure=Failure("because", "f()", chart=chart))
    )
    picture_of(ExerciseResult("q34", "Rates", "05_schedules", "failed", 0.0, 2.0, 0.1, [check]))


@pytest.mark.parametrize(
    "rates", [*FAR_RATES, "[1j]", "[10**400]", "['<script>']", "[None]", "[0.5] * 200_000"]
)
def test_an_answer_that_gives_such_rates(rates, graders, tmp_path):
    notebook = EditedNotebook(tmp_path, "05_schedules").answer(q34=cycle(rates))
    (result,) = graders.grader.grade(read_submission(notebook.path), only=["q34"]).exercises
    assert result.score == 0
    assert "<script>" not in card(result)


def test_the_class_is_graded_with_such_an_answer_in_it(tmp_path):
    course = Course(tmp_path, notebooks=("05_schedules",))
    course.hand_in("nell", q34=cycle(FAR_RATES[0]))
    course.hand_in("olaf")
    assert course.autograde()["success"]
    assert course.grades("nell")["q34_check"][0] == 0 and course.grades("olaf")["q34_check"][0] == 0
    assert "<svg" in course.feedback("nell", "05_schedules")


def cycle(rates):
    """An answer to q34 that sets and records these rates."""
    return (
        f"class CosineOneCycle(Callback):\n"
        f"    def __init__(self, base_lr, pct_start=0.25, div_start=10):\n"
        f"        self.lrs, self.rates = [], {rates}\n"
        f"    def before_batch(self):\n"
        f"        if self.model.training:\n"
        f"            self.opt.lr = self.rates[len(self.lrs) % len(self.rates)]\n"
        f"            self.lrs.append(self.opt.lr)\n"
        f"    def after_fit(self):\n"
        f"        self.lrs = self.rates\n"
    )
