"""Cards, the board and feedback pages in a real browser: for everybody, on any screen, and with a keyboard alone."""

import pytest
from axe_selenium_python import Axe
from course import Course
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from autograder.classroom import reports
from autograder.reporting.html import board, card
from autograder.reporting.report import Chart, Line, Report
from benchmarks.graded_class import ASSIGNMENT, result

pytestmark = pytest.mark.xdist_group("browser")

NOTEBOOK = "02_modules"
IDS = ["q15", "q16", "q17", "q18", "q19", "q20", "q21"]
LONG = "a_very_long_name_without_any_blank_that_must_break_somewhere_on_a_small_screen_or_it_sticks_out"
CHART = Chart("The rate", "batch", "rate", [Line("yours", [1.0, 2.0, 3.0]), Line("right", [1.0, 2.0, 4.0])])
HINTS = ["What does `zip` do?", "Such as\n```python\nfor x in xs:\n    pass\n```", "Try it."]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A notebook</title>
<meta name="viewport" content="width=device-width"><style>:root {{ color-scheme: light dark }}</style></head>
<body><main><h1>A notebook</h1><h2>Its part</h2><h3>An exercise</h3>{}</main></body></html>"""


def report():
    """Seven exercises of one notebook; together they have most of what a card can show."""
    full = {
        "tried": f"f({LONG})",
        "expected": "[1, 2]",
        "got": "[2]",
        "why": "It is too short.",
        "printed": "x",
    }
    results = [
        result("q15", "failed", score=1.0, chart=CHART, lines=["q15, line 2: return x[1:]"], **full),
        result("q16"),
        result("q17", "error", message=f"NameError: name '{LONG}' is not defined\nDid you mean: 'x'?"),
        result("q18", "timeout", message="It did not finish in time."),
        result("q19", "not_attempted", message="The stub is unchanged."),
        result("q20", "broken", message="The check itself is at fault."),
        result("q21"),
    ]
    results[6].checks[1].chart = CHART
    for one in results:
        one.notebook = NOTEBOOK
    return Report("ann", ASSIGNMENT, "sandbox", 1, 5.0, 14.0, 1.0, [f"{LONG} was left out."], results)


class Ready:
    """Gives the same report for every task."""

    def report_for(self, task):
        return report()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """By name, the address of a page."""
    root = tmp_path_factory.mktemp("pages")
    course = Course(root, [NOTEBOOK])
    course.hand_in(
        "ann", q15_why=f"It calls itself, see `{LONG}`.", q16="def fibonacci(n=20):\n    return []"
    )
    with reports.given_by(Ready()):
        course.autograde("ann")
    course.mark("ann", NOTEBOOK, "q15_why", 1, "And **what** ends it?")
    made = {
        "cards": PAGE.format(
            "".join(card(one, HINTS, "The chapter does it too.") for one in report().exercises)
        ),
        "board": PAGE.format(board(report())),
        "feedback": course.feedback("ann", NOTEBOOK),
    }
    for name, page in made.items():
        (root / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: (root / f"{name}.html").as_uri() for name in made}


@pytest.fixture
def screen(browser, pages):
    """Shows one of the pages, with all folds open if you want."""

    def show(name, width=1200, scheme="light", unfold=True):
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})  # a feedback page lets no axe in
        browser.get(pages[name])
        if unfold:
            browser.execute_script("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        return browser

    yield show
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


# 600: 1200 at a zoom of 200 %
@pytest.mark.parametrize("width, scheme", [(1200, "light"), (1200, "dark"), (600, "light"), (360, "dark")])
@pytest.mark.parametrize("name", ["cards", "board", "feedback"])
def test_axe_finds_nothing_and_nothing_sticks_out(screen, name, width, scheme):
    page = screen(name, width, scheme)
    axe = Axe(page)
    axe.inject()
    found = axe.run()
    assert not found["violations"], axe.report(found["violations"])
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


def test_every_mark_is_a_sign_and_a_word(screen):
    marks = screen("cards").find_elements(By.CLASS_NAME, "ag-mark")
    assert len({(mark.text, mark.get_attribute("aria-label")) for mark in marks}) >= 2
    assert all(mark.text and mark.get_attribute("aria-label") for mark in marks)


@pytest.mark.parametrize("name", ["cards", "feedback"])
def test_the_keyboard_opens_every_fold(screen, name):
    page = screen(name, unfold=False)
    folds = page.find_elements(By.CSS_SELECTOR, ".ag-card details")
    assert name == "feedback" or len(folds) > 6
    body = page.find_element(By.TAG_NAME, "body")
    for _ in range(400):
        body.send_keys(Keys.TAB)
        at = page.switch_to.active_element
        if at.tag_name == "summary":
            at.send_keys(Keys.ENTER)
        if all(fold.get_property("open") for fold in folds):
            break
    assert all(fold.get_property("open") for fold in folds)
