"""The cycle from release to returned feedback by clicking: formgrader, and a student's list of assignments.

Two JupyterLabs run on one machine, the instructor's and the student's, with nbgrader's exchange folder between them.
Each fixture is a stage of the cycle, and stands on the one before it.
"""

import json
import time

import pytest
from exchange import ASSIGNMENT, COURSE, NOTEBOOK, STUDENT, Machine
from notebooks import FIBONACCI, grade_of

# One after the other: they share what is slow to start.
pytestmark = pytest.mark.xdist_group("browser")

COMMAND = "window.jupyterapp.commands.execute(arguments[0], arguments[1] || {}).then(() => arguments[2](), arguments[2])"
# The grades and comments are there to be typed into; what was typed is with the server.
MARKABLE = "return !!(formgrader.grades && formgrader.grades.loaded && formgrader.comments && formgrader.comments.loaded)"
SAVED = """
    return $.active === 0 && formgrader.grades.some(g => g.get('manual_score') !== null)
        && formgrader.comments.some(c => c.get('manual_comment'));
"""
COMMENT = "And **what** ends it?"


class Page:
    """What a person does on a page: waits for things, and clicks on them. All selectors are CSS."""

    def __init__(self, browser):
        self.browser = browser

    def until(self, what, seconds=180):
        """Waits for `what()` to be true; that value. An element that is replaced meanwhile is looked for again."""
        from selenium.common.exceptions import WebDriverException

        deadline = time.monotonic() + seconds
        while True:
            try:
                if found := what():
                    return found
            except WebDriverException:
                pass
            if time.monotonic() > deadline:
                pytest.fail(f"never came; the page says: {self.text('body')[:2000]}")
            time.sleep(0.1)

    def all(self, selector):
        return [e for e in self.browser.find_elements("css selector", selector) if e.is_displayed()]

    def text(self, selector):
        return self.browser.find_element("css selector", selector).text

    def see(self, selector, containing=""):
        return self.until(lambda: next((e for e in self.all(selector) if containing in e.text), None))

    def click(self, selector, containing=""):
        def clicked():
            element = next(e for e in self.all(selector) if containing in e.text)
            element.click()
            return True

        self.until(lambda: self.all(selector) and clicked())

    def click_and_confirm(self, selector):
        """Clicks on one of formgrader's icons, and on OK in what it then says; the text of that."""
        self.click(selector)
        said = self.see(".modal-content", "OK")
        # Not what it shows of its title, which is nothing as long as it is fading in.
        title = said.find_element("css selector", ".modal-title").get_attribute("textContent")
        self.until(lambda: said.find_element("css selector", ".modal-title").text)
        text = said.text
        assert title.strip() == "Success", text
        self.click(".modal-footer button", "OK")
        self.until(lambda: not self.browser.find_elements("css selector", ".modal, .modal-backdrop"))
        return text

    def double_click(self, element):
        from selenium.webdriver import ActionChains

        ActionChains(self.browser).double_click(element).perform()

    def open_lab(self, server, command):
        """JupyterLab, with what `command` opens in its main area."""
        self.browser.get(f"{server.url}/lab")
        self.until(
            lambda: self.browser.execute_script("return !!(window.jupyterapp && window.jupyterapp.shell)")
        )
        self.browser.execute_async_script("window.jupyterapp.restored.then(arguments[0])")
        self.until(
            lambda: self.browser.execute_script(
                "return window.jupyterapp.commands.hasCommand(arguments[0])", command
            )
        )
        self.browser.execute_async_script(COMMAND, command, None)

    def formgrader(self, server, path):
        """One of formgrader's pages, without JupyterLab around it."""
        self.browser.get(f"{server.url}/formgrader/{path}")


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    return Machine(tmp_path_factory.mktemp("classroom"))


@pytest.fixture(scope="module")
def servers(start_lab, machine):
    """The instructor's and the student's."""
    both = [start_lab(person.folder, **person.settings) for person in (machine.instructor, machine.student)]
    return [server.wait() for server in both]


@pytest.fixture(scope="module")
def page(browser):
    return Page(browser)


@pytest.fixture(scope="module")
def instructor(servers):
    return servers[0]


@pytest.fixture(scope="module")
def student(servers):
    return servers[1]


@pytest.fixture(scope="module")
def released(page, instructor):
    page.open_lab(instructor, "nbgrader:open-formgrader")
    page.browser.switch_to.frame(page.see("#formgrader-iframe iframe"))
    said = page.click_and_confirm(".assign a") + page.click_and_confirm(".release a")
    page.see(".status", "released")
    page.browser.switch_to.default_content()
    return said


@pytest.fixture(scope="module")
def handed_in(page, student, machine, released):
    """The student fetches, writes into the notebook, and submits."""
    page.open_lab(student, "nbgrader:open-assignment-list")
    page.click("#released_assignments_list button", "Fetch")
    page.see("#fetched_assignments_list button", "Submit")
    answer(machine.fetched, q15_why="It calls itself on the children.", q16=FIBONACCI, q18="1 / 0")
    page.click("#fetched_assignments_list button", "Submit")
    return page.see("#submitted_assignments_list .nested_list_item").text


@pytest.fixture(scope="module")
def graded(page, instructor, handed_in):
    page.formgrader(instructor, "manage_assignments")
    page.click_and_confirm(".collect a")
    page.click(".num-submissions a", "1")
    page.see(".status", "needs autograding")
    page.click_and_confirm(".autograde a")
    return page.see("#main-table tr", "needs manual grading").text


@pytest.fixture(scope="module")
def marked(page, instructor, graded):
    """A mark and a comment for the answer in words, and the total before and after."""
    page.formgrader(instructor, "gradebook")
    page.click("#main-table a", ASSIGNMENT)
    page.click("#main-table a", NOTEBOOK)
    page.click("#main-table a", "Submission #1")
    page.until(lambda: page.browser.execute_script(MARKABLE))
    shown = page.text("#notebook-container")
    for selector, typed in (("#q15_why", "0.5"), ("#q15_why-comment", COMMENT)):
        field = page.see(selector)
        field.send_keys(typed)
        page.browser.execute_script("arguments[0].blur()", field)
    page.until(lambda: page.browser.execute_script(SAVED))
    page.formgrader(instructor, f"manage_submissions/{ASSIGNMENT}")
    return shown, page.see("#main-table tr", STUDENT).text


@pytest.fixture(scope="module")
def returned(page, instructor, student, marked):
    """What the student reads on the page that comes back."""
    page.formgrader(instructor, "manage_assignments")
    page.click_and_confirm(".generate-feedback a")
    page.click_and_confirm(".release-feedback a")
    page.open_lab(student, "nbgrader:open-assignment-list")
    page.click("#submitted_assignments_list button", "Fetch Feedback")
    page.click("#submitted_assignments_list a", "view feedback")
    file = page.see(".jp-DirListing-item", f"{NOTEBOOK}.html")
    page.double_click(file)
    page.browser.switch_to.frame(page.see(".jp-HTMLViewer iframe"))
    page.see("h4", NOTEBOOK)
    read = page.text("body")
    page.browser.switch_to.default_content()
    return read


def answer(folder, **sources):
    path = folder / f"{NOTEBOOK}.ipynb"
    content = json.loads(path.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if grade_of(cell) in sources:
            cell["source"] = sources[grade_of(cell)]
    path.write_text(json.dumps(content), encoding="utf-8")


def test_generate_and_release(released, machine):
    assert "WARNING" not in released and "ERROR" not in released
    assert (machine.exchange / COURSE / "outbound" / ASSIGNMENT / f"{NOTEBOOK}.ipynb").exists()


def test_a_student_fetches_and_submits(handed_in, machine):
    assert (machine.fetched / f"{NOTEBOOK}.ipynb").exists()
    assert "UTC" in handed_in


def test_collect_and_autograde(graded):
    assert STUDENT in graded and "needs manual grading" in graded
    assert "2 / 19" in graded


def test_a_person_marks_an_answer_in_words_beside_the_cards(marked, machine):
    shown, total = marked
    assert "q16 · Fibonacci by recursion: passed, 2 of 2 points" in shown
    assert "It calls itself on the children." in shown
    assert "2.5 / 19" in total and "graded" in total and "needs" not in total
    with machine.submission() as submission:
        assert submission.score == 2.5


def test_the_student_reads_the_returned_feedback(returned):
    assert f"{NOTEBOOK} (Score: 2.5 / 19.0)" in returned
    assert "q16 · Fibonacci by recursion: passed, 2 of 2 points" in returned
    assert "And what ends it?" in returned
