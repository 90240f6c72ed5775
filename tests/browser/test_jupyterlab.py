"""A student's way through an exercise in JupyterLab: what the page shows."""

import os
import time

import pytest
from lab_page import LabPage
from notebooks import FIBONACCI

# One after the other: they share what is slow to start.
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def notebook(lab, browser):
    """Opens 02_modules; returns a function that runs a cell and gives the text that it then shows."""
    page = LabPage(browser, lab, "02_modules.ipynb")
    page.run("setup")
    return page.run


def picture(browser, name):
    """Keeps a screenshot where the environment variable SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        time.sleep(1)
        browser.save_screenshot(f"{folder}/{name}.png")


def test_the_untouched_stub(notebook):
    notebook("q16")
    assert "The stub is unchanged" in notebook("q16_check")


def test_a_wrong_answer_and_then_a_right_one(notebook, browser):
    notebook("q16", FIBONACCI.replace("[0, 1]", "[1, 1]").strip())
    shown = notebook("q16_check")
    assert "not yet" in shown
    assert "fibonacci()" in shown
    assert "It starts with 1, 1" in shown
    assert "Hint 1 of 3" in shown and "Ask for a smaller problem" not in shown
    label = browser.find_element("css selector", ".ag-card dt")  # JupyterLab has a width of its own for these
    assert label.size["width"] > label.size["height"], f"{label.text!r} is broken into letters"
    picture(browser, "wrong")
    notebook("q16", FIBONACCI.strip())
    shown = notebook("q16_check")
    assert "passed, 2 of 2 points" in shown
    assert "Hint" not in shown
    outputs = browser.find_elements("css selector", ".jp-Cell:has(.ag-card.ag-good) .jp-OutputArea-child")
    assert [output.is_displayed() for output in outputs] == [
        True,
        False,
    ]  # the card, and its points in figures
    picture(browser, "right")


def test_a_hint_opens_on_a_click(notebook, browser):
    from selenium.webdriver.common.by import By

    notebook("q16", "def fibonacci(n=20):\n    return []")
    notebook("q16_check")
    folds = browser.find_elements(By.CSS_SELECTOR, ".ag-card summary")
    hint = next(fold for fold in folds if fold.text == "Hint 1 of 3")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", hint)
    hint.click()
    assert "Ask for a smaller problem" in browser.find_element(By.CSS_SELECTOR, ".ag-card").text


def test_both_themes_are_readable(notebook, browser):
    """The text of the card stands out from its background in the light theme and in the dark one."""
    notebook("q16_check")
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        browser.execute_async_script(
            "window.jupyterapp.commands.execute('apputils:change-theme', {theme: arguments[0]}).then(arguments[1])",
            theme,
        )
        time.sleep(1)
        text, behind = browser.execute_script(
            """
            const card = document.querySelector('.ag-card');
            let behind = card, colour = 'rgba(0, 0, 0, 0)';
            while (behind && colour === 'rgba(0, 0, 0, 0)') {
                colour = getComputedStyle(behind).backgroundColor;
                behind = behind.parentElement;
            }
            return [getComputedStyle(card).color, colour];
            """
        )
        assert contrast(text, behind) > 4.5, f"{theme}: {text} on {behind}"


def contrast(a, b):
    """The contrast ratio of two CSS colours, as WCAG 2 defines it."""

    def luminance(colour):
        channels = [float(c) / 255 for c in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)
