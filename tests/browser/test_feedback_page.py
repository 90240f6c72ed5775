"""The page that a student gets back, in a real browser: its folds look like folds, and open, under nbgrader's stylesheet."""

import pytest
from course import Course
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from traitlets.config import Config

from autograder.classroom import reports

pytestmark = pytest.mark.xdist_group("browser")
ONES = "def fibonacci(n=20):\n    return [1, 1]"
LEVELS = ("full", "mistake")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """By level, the address of a page on which several checks of an exercise fail."""
    course = Course(tmp_path_factory.mktemp("returned"), notebooks=("02_modules",))
    course.hand_in("ann", q16=ONES, q15_why="It calls itself.")
    course.autograde("ann")
    found = {}
    for level in LEVELS:
        course.config["HiddenChecks"] = Config({"show": level})
        page = course.root / f"{level}.html"
        page.write_text(course.feedback("ann", "02_modules"), encoding="utf-8")
        found[level] = page.as_uri()
    yield found
    reports.in_use().close()


@pytest.fixture(params=LEVELS)
def folds(browser, pages, request):
    """The card of an exercise that does not pass, and its folds."""
    browser.get(pages[request.param])
    card = browser.find_element(By.CSS_SELECTOR, "section[aria-label='Result of q16']")
    found = card.find_elements(By.TAG_NAME, "details")
    assert found
    return found


def test_a_fold_has_a_mark_that_turns(folds):
    for fold in folds:
        summary = fold.find_element(By.TAG_NAME, "summary")
        assert summary.value_of_css_property("display") == "list-item"
        assert summary.value_of_css_property("cursor") == "pointer"
        assert summary.value_of_css_property("list-style-type") == "disclosure-closed"
        summary.click()
        assert summary.value_of_css_property("list-style-type") == "disclosure-open"


def test_a_fold_opens_and_closes_by_mouse_and_keyboard(folds):
    for fold in folds:
        summary = fold.find_element(By.TAG_NAME, "summary")
        inside = fold.find_element(By.CSS_SELECTOR, "dl, p")
        assert not inside.is_displayed()
        summary.click()
        assert inside.is_displayed() and inside.text
        summary.send_keys(Keys.ENTER)
        assert not inside.is_displayed()
        summary.send_keys(Keys.SPACE)
        assert inside.is_displayed()
        assert summary.value_of_css_property("outline-style") == "solid"


def test_what_waits_says_so(browser, pages):
    browser.get(pages["full"])
    listed = browser.find_element(By.ID, "toc").text
    assert "in words (waits / 1.0)" in listed
    assert "1 point waits" in browser.find_element(By.TAG_NAME, "h4").text
