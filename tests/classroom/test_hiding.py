"""How much of hidden checks comes back to a student, at each level: on the page, and in its source."""

import html
import json
from datetime import datetime
from functools import partial

import pytest
from course import ASSIGNMENT
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.converters import GenerateFeedback
from nbgrader.utils import capture_log
from traitlets.config import Config

from autograder.authoring.verify import model_answer
from autograder.classroom import hiding
from autograder.classroom.collecting import ReleaseFeedback
from autograder.marks.errors import MarksError
from autograder.marks.export import Request, export
from autograder.reporting.levels import LEVELS, at_level
from autograder.reporting.report import CheckResult, ExerciseResult, Failure, Report

pytestmark = pytest.mark.xdist_group("classroom")

BY_HEART = "def fibonacci(n=20):\n    print('asked for', n)\n    return {}[:n]"
TELLS = "def all_parameters(module):\n    raise ValueError(f'got {vars(module)}')"
LATER, EARLIER = "2999-01-01 12:00 UTC", "2020-01-01"


def first(n):
    found = [0, 1]
    while len(found) < n:
        found.append(found[-1] + found[-2])
    return found


@pytest.fixture(scope="module")
def graded(course):
    """One who knows twenty numbers by heart and prints what is asked, and raises with what is given."""
    answers = {"q15": TELLS, "q15_why": "It calls itself.", "q17": model_answer("q17").source}
    course.hand_in("curious", q16=BY_HEART.format(first(20)), **answers)
    done = course.autograde("curious")
    assert done["success"], done
    return course


@pytest.fixture
def settings(graded):
    """Sets `c.HiddenChecks` for a test."""

    def settings(**values):
        graded.config["HiddenChecks"] = Config(values)

    yield settings
    graded.config.pop("HiddenChecks", None)


@pytest.fixture
def page(graded, settings):
    def page(**values):
        settings(**values)
        return graded.feedback("curious", "02_modules")

    return page


def lines(check):
    """All that is said of a failed check, line by line: what it is, what it tried, what came of it."""
    said = [check["failure"].get(part, "") for part in ("tried", "expected", "got", "printed")]
    return {line.strip() for part in said for line in part.splitlines() if len(line) > 6} | {check["says"]}


def secrets(graded):
    """What only hidden checks say."""
    report = graded.autograded("curious", "02_modules")["metadata"]["autograder"]["report"]
    failed = [c for e in report["exercises"] for c in e["checks"] if c["status"] == "failed"]
    # The list that was learned by heart is the student's own.
    elsewhere = str([first(20), *(c for c in failed if not c["hidden"])])
    return {line for c in failed if c["hidden"] for line in lines(c) if line not in elsewhere}


def text_of(page):
    """A page's whole source, tags and all, as the browser reads its text."""
    return html.unescape(html.unescape(page))


def test_in_full_everything_is_there_so_this_file_would_see_it(graded, page):
    shown = text_of(page())
    found = secrets(graded)
    assert any("fibonacci(1" in s for s in found) and any("got {" in s for s in found) and len(found) > 5
    assert not [s for s in found if s not in shown]
    assert "It is right for 20 items, and not for any number." in shown


@pytest.mark.parametrize("level", LEVELS[:-1])
def test_nothing_that_was_tried_comes_through(graded, page, level):
    shown = text_of(page(show=level))
    assert not [s for s in secrets(graded) if s in shown]
    assert ("It is right for 20 items, and not for any number." in shown) == (level == "mistake")
    assert ("hidden check 1 of" in shown) == (level != "nothing")
    assert ("Hidden checks count too" in shown) == (level == "nothing")
    assert "q16 · Fibonacci by recursion: not yet, 0 of 2 points" in shown  # points stay
    assert "fibonacci() returns the first 20 numbers" in shown  # and so do visible checks


def test_the_instructors_own_views_stay_full(graded, page):
    before = graded.autograded("curious", "02_modules")
    page(show="nothing")
    assert graded.autograded("curious", "02_modules") == before
    assert "not for any number" in json.dumps(before)


@pytest.mark.parametrize(
    "values, level",
    [
        ({}, "full"),
        ({"show": "result"}, "result"),
        ({"show": "result", "until": LATER}, "result"),
        ({"show": "result", "until": EARLIER}, "full"),
        ({"show": "nothing", "until": EARLIER, "afterwards": "mistake"}, "mistake"),
        ({"by_assignment": {ASSIGNMENT: {"show": "mistake"}}}, "mistake"),
        ({"show": "nothing", "by_assignment": {ASSIGNMENT: {"until": EARLIER}}}, "full"),
        ({"show": "result", "by_assignment": {"further_research": {"show": "mistake"}}}, "result"),
    ],
)
def test_what_holds_by_date_and_assignment(page, values, level):
    assert hiding.level_of(page(**values)) == level


def test_a_date_without_a_time_is_the_end_of_that_day_where_the_course_is():
    rule = hiding.HiddenChecks(show="nothing", until="2026-03-08", timezone="Europe/Berlin").rule("")
    assert rule.level(datetime(2026, 3, 8, 22, 59)) == "nothing"
    assert rule.level(datetime(2026, 3, 8, 23, 0)) == "full"


@pytest.mark.parametrize(
    "values, says",
    [
        ({"show": "some"}, "'nothing', 'result', 'mistake', 'full'"),
        ({"shwo": "nothing"}, "no setting 'shwo'. It has afterwards, by_assignment, show"),
        ({"show": "result", "until": "soon"}, "'soon' is no time"),
        ({"show": "result", "until": "2026-03-08", "timezone": "Mars"}, "no time zone 'Mars'"),
        ({"afterwards": "mistake"}, "needs a time"),
        ({"by_assignment": {"lerner_from_scratch": {"show": "result"}}}, f"Did you mean {ASSIGNMENT}"),
        (
            {"by_assignment": {ASSIGNMENT: {"shwo": "result"}}},
            "may set show, until, afterwards, and not shwo",
        ),
        ({"by_assignment": {ASSIGNMENT: "result"}}, "and not result"),
        ({"by_assignment": {"further_research": {"show": "some"}}}, "'further_research'"),
    ],
)
def test_a_wrong_setting_is_named_and_no_page_is_made(graded, settings, values, says):
    settings(**values)
    pages = graded.root / "course" / "feedback" / "curious"
    before = {p: p.stat().st_mtime_ns for p in pages.rglob("*.html")}
    done = graded._run(GenerateFeedback, graded.config, "curious", True)
    assert not done["success"] and says in done["log"] + done["error"], done
    assert {p: p.stat().st_mtime_ns for p in pages.rglob("*.html")} == before


def released(graded, tmp_path):
    """Release the feedback into an exchange of its own: the pages in it, and what was logged."""
    config = Config(graded.config)
    config.Exchange.root = str(tmp_path)
    graded.directory.assignment_id, graded.directory.student_id = ASSIGNMENT, "*"
    api = graded.api(config)
    app = ReleaseFeedback(coursedir=graded.directory, authenticator=api.authenticator, parent=api)
    done = capture_log(app)
    return [p.read_text(encoding="utf-8") for p in tmp_path.rglob("*.html")], done["log"]


def test_a_page_that_shows_too_much_is_not_given_back(graded, page, settings, tmp_path):
    (graded.root / "course" / "feedback").mkdir(parents=True, exist_ok=True)
    page(show="full")
    secret = graded.root / "course" / "feedback" / "curious" / ASSIGNMENT / "submission_secret.txt"
    secret.write_text("abc")
    settings(show="result", until=LATER)
    pages, log = released(graded, tmp_path)
    assert not pages and f"Run: nbgrader generate_feedback {ASSIGNMENT} --force" in log

    page(show="result", until=LATER)
    secret.write_text("abc")
    pages, log = released(graded, tmp_path)
    assert [hiding.level_of(p) for p in pages] == ["result", "result"] and "--force" not in log
    assert "curious gets feedback while answers in words still wait for marks." in log

    settings(show="result", until=EARLIER)
    pages, log = released(graded, tmp_path)
    assert pages and "more of the hidden checks may be seen by now" in log


def test_moodles_zip_takes_no_such_page_either(graded, page, settings, tmp_path):
    page(show="full")
    like = tmp_path / "moodle.csv"
    like.write_text(
        "Identifier,Full name,Email address,Grade,Maximum Grade,Last modified (grade)\n"
        "Participant 11,curious,-,,100.00,-\n"
    )
    request = Request(ASSIGNMENT, "moodle", tmp_path / "out.csv", like, feedback_zip=tmp_path / "out.zip")
    request.wishes = type(request.wishes)(False, False)
    request.students = ["curious"]
    settings(show="mistake")
    with graded.gradebook() as gradebook:
        run = partial(export, gradebook, graded.directory, graded.config, request)
        with pytest.raises(MarksError, match="curious show more of the hidden checks"):
            run()
        assert not (tmp_path / "out.zip").exists()
        page(show="mistake")
        run()
    assert (tmp_path / "out.zip").exists()


def report(*checks):
    result = ExerciseResult("q16", "Title", "02_modules", "failed", 1, 2, 0, list(checks))
    return Report("ann", ASSIGNMENT, "sandbox", 1, 1, 2, 0, result.faults, [result])


def test_a_hidden_check_that_is_at_fault_is_not_named():
    broken = CheckResult(
        "test_secret", "secret", "broken", True, failure=Failure("At fault."), fault="NameError: 147"
    )
    seen = CheckResult("test_seen", "seen", "broken", failure=Failure("At fault."), fault="KeyError: 3")
    shown = at_level(report(broken, seen), "mistake", lambda why: why)
    (problem,) = shown.problems
    assert "test_seen" in problem and "147" not in shown.to_json() and "secret" not in shown.to_json()


def test_a_sentence_with_values_in_it_loses_them(tmp_path):
    (tmp_path / "test_q1.py").write_text(
        "why = f'{n} items in batches of {size}: how many are that?'\nsays = 'Plain words.'\nx = f'{a} {b}'"
    )
    say = partial(hiding.without_values, folders=[tmp_path])
    assert (
        say("147 items in batches of 12: how many are that?") == "… items in batches of …: how many are that?"
    )
    assert say("Plain words.") == "Plain words."
    assert say("147 12") == say("A student's own words: 147.") == say("") == ""
    assert say("The shape is (3, 147). It should be (147, 3).") == "The shape is …. It should be …."


def test_a_notebook_that_nbgrader_has_executed_itself_shows_no_cards(course):
    """Then nobody knows what of hidden checks is in its outputs."""
    shown = new_output("display_data", {"text/html": "fibonacci(147)"})
    nb = new_notebook(cells=[new_code_cell("check('q16')", outputs=[shown])])
    course.directory.assignment_id = ASSIGNMENT
    assert "147" not in json.dumps(hiding.hide(nb, "result", course.directory))
    assert "147" in json.dumps(hiding.hide(nb, "full", course.directory))
