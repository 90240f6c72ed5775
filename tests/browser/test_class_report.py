"""The class report in a real browser: open to everybody, on any screen, and asking nobody for anything."""

import re

import pytest
from axe_selenium_python import Axe
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from autograder.commands.report import report
from benchmarks.graded_class import ASSIGNMENT, GradedClass, result

pytestmark = pytest.mark.xdist_group("browser")
IDS = ["q15", "q16", "q17", "q18"]
LONG = (
    "It returns a very_long_name_without_any_blank_that_must_break_somewhere_on_a_small_screen, not a list."
)


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """Twelve students who together have every status."""
    root = tmp_path_factory.mktemp("class")
    made = GradedClass.made(root / "course", {"02_modules": IDS}, "2026-03-01 12:00:00 UTC")
    other = ["error", "timeout", "crashed", "refused", "not_attempted", "missing"]
    for number in range(12):
        first = result("q15", "failed", score=1.0, why=LONG, tried="x = " + "1, " * 99, expected="1", got="2")
        second = result("q16", other[number], message="It went wrong.") if number < 6 else result("q16")
        made.add(
            f"student{number}",
            [
                first if number % 2 else result("q15"),
                second,
                result("q17"),
                result("q18", "failed", why=f"{LONG}{number}"),
            ],
            waiting=("q15",),
            problems={"02_modules": [LONG]} if number == 3 else None,
            at="2026-03-02 12:00:00 UTC",
        )
    (made.graded("student11") / "02_modules.ipynb").unlink()
    report(ASSIGNMENT, made.root, root / "report.html", True)
    return (root / "report.html").as_uri()


@pytest.fixture
def screen(browser, url):
    def show(width, scheme="light"):
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.get(url)
        return browser

    yield show
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(screen, scheme):
    page = screen(1200, scheme)
    page.execute_script("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    axe = Axe(page)
    axe.inject()
    found = axe.run()
    assert not found["violations"], axe.report(found["violations"])


@pytest.mark.parametrize("width", [1200, 600, 360])  # 600: 1200 at a zoom of 200 %
def test_nothing_sticks_out(screen, width):
    page = screen(width)
    page.execute_script("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


def test_nothing_is_asked_for_and_nothing_is_blocked(screen):
    page = screen(1200)
    page.get_log("browser")
    page.refresh()
    assert page.get_log("browser") == []
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_light_and_dark(screen):
    def text_is_darker(scheme):
        style = screen(1200, scheme).find_element(By.TAG_NAME, "body")
        text, back = (sum(rgb(style.value_of_css_property(p))) for p in ("color", "background-color"))
        return text < back

    assert text_is_darker("light")
    assert not text_is_darker("dark")


def rgb(colour):
    return [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]


def test_the_keyboard_reaches_everything(screen):
    page = screen(1200)
    wanted = len(page.find_elements(By.CSS_SELECTOR, "a, summary, [tabindex='0']"))
    hidden = len(
        page.find_elements(By.CSS_SELECTOR, "details:not([open]) a, details:not([open]) details summary")
    )
    body = page.find_element(By.TAG_NAME, "body")
    seen = set()
    for _ in range(wanted + 1):
        body.send_keys(Keys.TAB)
        seen.add(page.switch_to.active_element.id)
    assert len(seen) >= wanted - hidden


def test_enter_opens_a_mistake(screen):
    page = screen(1200)
    fold = page.find_element(By.CSS_SELECTOR, ".mistakes details")
    assert not fold.get_property("open")
    fold.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    assert fold.get_property("open")


def test_print_shows_the_whole_grid_and_an_example(screen):
    page = screen(800)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    box = page.find_element(By.CLASS_NAME, "scroll")
    assert box.value_of_css_property("overflow") == "visible"
    seen = "return document.querySelector(arguments[0]).checkVisibility()"
    assert page.execute_script(seen, "article .mistakes li:first-child dl")
