"""What an instructor and a student open in a browser: a hostile submission does nothing there, and can be read."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest
from course import ASSIGNMENT, Course
from hostile import HOSTILE_WORDS, PIXEL, READABLE, add_markdown
from notebooks import FIBONACCI

from autograder.classroom import reports

pytestmark = pytest.mark.xdist_group("browser")
NOTEBOOK, STUDENT = "02_modules", "mallory"
DRAWING = {"drawing.png": {"image/png": PIXEL, "text/html": "<script>acted('attachment')</script>"}}
OUTPUTS = {
    "text/html": "<script>acted('html')</script><img src=/formgrader/asked-for?20>",
    "application/javascript": "acted('javascript')",
    "image/svg+xml": "<svg onload=acted('svg') />",
    "text/markdown": "![x](/formgrader/asked-for?21)",
    "text/latex": "$\\href{javascript:acted()}{x}$<img src=/formgrader/asked-for?22>",
    "image/png": '"><img src=/formgrader/asked-for?23>',
    "text/plain": "<img src=/formgrader/asked-for?24>",
}
WATCH = "window.acts = []; window.acted = what => window.top.acts.push(what);"
# What the page asked for. That JupyterLab asks its own API whether a path that stands in a text exists
# (/api/resolvePath?path=...) is no address of the student's.
ASKED = (
    "return performance.getEntriesByType('resource').map(e => e.name)"
    ".filter(n => n.includes('asked-for') && new URL(n).pathname !== '/api/resolvePath')"
)
PICTURES = (
    "return [...document.querySelectorAll('img')].map(e => e.src).filter(s => !s.startsWith('data:image/'))"
)

spec = importlib.util.spec_from_file_location(
    "of_browser", Path(__file__).parents[1] / "browser" / "conftest.py"
)
of_browser = importlib.util.module_from_spec(spec)
spec.loader.exec_module(of_browser)
browser, start_lab = of_browser.browser, of_browser.start_lab


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course with one submission, graded, and the page that comes back."""
    course = Course(tmp_path_factory.mktemp("pages"), notebooks=(NOTEBOOK,))
    made = course.hand_in(STUDENT, q15_why="\n\n".join(HOSTILE_WORDS), q16=FIBONACCI)[NOTEBOOK]
    add_markdown(made, HOSTILE_WORDS)
    add_markdown(made, [READABLE], DRAWING)
    made.content["cells"].append({"cell_type": "raw", "metadata": {}, "source": "\n".join(HOSTILE_WORDS)})
    made.content["cells"].append(
        {
            "cell_type": "code",
            "metadata": {"tags": ['"><script>acted(1)</script>']},
            "source": "raise ValueError('<script>acted(2)</script>')",
            "execution_count": None,
            "outputs": [
                {"output_type": "display_data", "metadata": {}, "data": OUTPUTS},
                {
                    "output_type": "error",
                    "ename": "<script>acted(3)</script>",
                    "evalue": "<img src=/formgrader/asked-for?25>",
                    "traceback": ["<img src=/formgrader/asked-for?26>"],
                },
            ],
        }
    )
    made.save()
    folder = course.submitted(STUDENT)
    (folder / "nbgrader_config.py").write_text(f"open({str(course.root / 'loaded')!r}, 'w')")
    (folder / "![x](..%2Fasked-for).txt").write_text("")
    course.autograde(STUDENT)
    course.page = course.feedback(STUDENT, NOTEBOOK)
    yield course
    reports.in_use().close()


@pytest.fixture(scope="module")
def lab(graded, start_lab):
    """The instructor's JupyterLab, where the course is."""
    beside = str(Path(sys.executable).parent)
    path = f"{beside}{os.pathsep}{os.environ['PATH']}"
    return start_lab(graded.root, PATH=path, JUPYTER_DATA_DIR=str(graded.root / ".local")).wait()


@pytest.fixture
def opened(browser):
    """Opens an address and gives back what acted, what was asked for, and the page's words."""
    watched = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})

    def opened(address, ready):
        from selenium.webdriver.support.ui import WebDriverWait

        browser.get(address)
        WebDriverWait(browser, 120).until(lambda page: page.execute_script(f"return !!({ready})"))
        browser.execute_async_script("setTimeout(arguments[0], 2000)")
        body = browser.find_element("css selector", "body").get_attribute("textContent")
        return browser.execute_script("return window.acts"), browser.execute_script(ASKED), body

    yield opened
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", watched)


def can_be_read(browser, words):
    """What `READABLE` says is there, as what it is."""
    for selector, text in [("strong", "strong"), ("td", "2"), ("li", "point"), ("h1", "A heading")]:
        assert any(text in e.text for e in browser.find_elements("css selector", selector)), selector
    assert "layers[0](x)" in words and "if a<b: print('<b>'" in words
    assert browser.execute_script(
        f"return [...document.images].some(e => e.src.includes('{PIXEL}') && e.width)"
    )


def test_in_formgrader(opened, browser, lab, graded):
    with graded.gradebook() as gradebook:
        id_ = gradebook.find_submission_notebook(NOTEBOOK, ASSIGNMENT, STUDENT).id
    acts, asked, words = opened(
        f"{lab.url}/formgrader/submissions/{id_}/", "document.readyState == 'complete'"
    )
    assert "<script>acted('script')</script>" in words
    assert acts == [] and asked == [] and browser.execute_script(PICTURES) == []
    assert "asked-for" not in (graded.root / "lab.log").read_text()
    assert browser.execute_script("return document.querySelectorAll('#q15_why, #grades').length") == 1
    can_be_read(browser, words)


def test_in_jupyterlab(opened, browser, lab, graded):
    place = f"course/autograded/{STUDENT}/{ASSIGNMENT}/{NOTEBOOK}.ipynb"
    # Not the current widget: there is none until somebody clicks.
    panel = "window.jupyterapp && [...window.jupyterapp.shell.widgets('main')].find(w => w.content && w.content.widgets)"
    ready = f"({panel} || 0).content && ({panel}).content.widgets.length > 40"
    opened(f"{lab.url}/lab/tree/{place}", ready)
    cells = browser.execute_script(f"return ({panel}).content.widgets.length")
    seen = ""
    for at in range(cells):
        browser.execute_script(
            f"const n = ({panel}).content; n.activeCellIndex = {at}; n.scrollToItem({at});"
            f"n.widgets[{at}].node.scrollIntoView()"
        )
        browser.execute_async_script("setTimeout(arguments[0], 120)")
        seen += browser.execute_script(f"return ({panel}).content.widgets[{at}].node.textContent")
    assert browser.execute_script("return window.acts") == [] and browser.execute_script(ASKED) == []
    assert browser.execute_script(PICTURES) == []
    assert "GET /formgrader/asked-for" not in (graded.root / "lab.log").read_text()
    assert "<script>acted('script')</script>" in seen
    can_be_read(browser, seen)


def test_on_the_page_that_comes_back(opened, browser, graded, tmp_path):
    file = tmp_path / "feedback.html"
    file.write_text(graded.page, encoding="utf-8")
    acts, asked, words = opened(file.as_uri(), "document.readyState == 'complete'")
    assert acts == [] and asked == [] and browser.execute_script(PICTURES) == []
    assert "<script>acted('script')</script>" in words
    can_be_read(browser, words)
    browser.execute_script(
        "const s = document.createElement('script'); s.text = 'acted(9)'; document.body.append(s)"
    )
    assert browser.execute_script("return window.acts") == []


def test_a_page_that_names_a_students_folder_loads_no_configuration(browser, lab, graded):
    for kind in ("submitted", "autograded"):
        for student in (STUDENT, f"{STUDENT}/../{STUDENT}"):
            folder = graded.root / "course" / kind / student / ASSIGNMENT
            browser.get(f"{lab.url}/formgrader?path={folder}")
            browser.get(f"{lab.url}/formgrader/manage_assignments")
            assert not (graded.root / "loaded").exists()
    browser.get(f"{lab.url}/formgrader?path={graded.root}")
    assert browser.find_elements("css selector", "#main-table")
