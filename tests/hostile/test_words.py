"""Written answers: they can be read, and nothing in them acts, whichever program renders them."""

import re
from html.parser import HTMLParser

import pytest
from hostile import HOSTILE_WORDS, PIXEL, READABLE
from nbconvert.filters import markdown2html_mistune

from autograder.classroom.markdown import LONGEST, harmless
from autograder.classroom.pages import html_of

DRAWING = {"drawing.png": {"image/png": PIXEL}}
INERT = set(
    "p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong del a table thead tbody tr th td span div img"
    " input".split()
)


class Page(HTMLParser):
    """Collects what of a page would act or ask for something."""

    def __init__(self, page):
        super().__init__()
        self.active, self.words = [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        address = (given.get("href") or given.get("src") or "#").lower()
        pixels = tag == "img" and address.startswith("data:image/png;base64,")
        page = tag == "a" and address.startswith(("https://", "http://", "mailto:", "#"))
        if tag not in INERT or any(name.startswith("on") or name in ("srcset", "action") for name in given):
            self.active.append((tag, given))
        elif (tag == "img" and not pixels) or (tag == "a" and not page):
            self.active.append((tag, given))

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize("words", HOSTILE_WORDS)
def test_nothing_acts_on_a_page_even_before_its_source_is_harmless(words):
    assert Page(html_of(words)).active == []


@pytest.mark.parametrize("words", HOSTILE_WORDS)
def test_the_source_is_harmless_to_a_renderer_that_leaves_html_as_it_is(words):
    """As JupyterLab and a formgrader without this project's configuration would show it."""
    assert Page(as_nbconvert_does(harmless(words))).active == []


@pytest.mark.parametrize("words", HOSTILE_WORDS)
def test_no_formula_acts_that_a_browser_makes_of_the_page(words):
    for page in (html_of(harmless(words)), as_nbconvert_does(harmless(words))):
        assert not re.search(r"\\(href|style)\b", Page(page).words)


@pytest.mark.parametrize(
    "words", ["<script>acted()</script>", "![x](/formgrader)", "[x](javascript:y)", "<b>"]
)
def test_what_is_taken_out_stands_there_as_text(words):
    assert words in Page(html_of(harmless(words))).words
    assert words in Page(as_nbconvert_does(harmless(words))).words


@pytest.mark.parametrize(
    "render", [html_of, lambda words, pictures: html_of(harmless(words, pictures), pictures)]
)
def test_what_a_student_writes_can_be_read(render):
    page = render(READABLE, DRAWING)
    for shown in ("<h1>A heading</h1>", "<strong>strong</strong>", "<li>", "<table>", f"base64,{PIXEL}"):
        assert shown in page
    words = Page(page).words
    for word in ("code[0](x) < 3", "List<int>", "if a<b: print('<b>', layers[0](x))"):
        assert word in words
    formulas = [formula.replace(" ", "") for formula in re.findall(r"\$+[^$]+\$+", words)]
    assert formulas == ["$a<b&c$", "$$\\sum_ix_i<1$$"]
    assert '<a href="https://example.org/page"' in page and '<a href="https://example.org/other"' in page


def test_a_text_that_would_keep_a_parser_busy_is_shown_as_it_was_typed():
    for words in ("[" * 6000, "\\begin{a}" * 300, "a" * (LONGEST + 1), "```\n" + "`" * 6000):
        assert harmless(words).startswith("```")
        assert html_of(words).startswith("<pre>")
        assert Page(html_of(harmless(words))).active == []


def as_nbconvert_does(source):
    return re.sub(r'<a class="anchor-link".*?</a>', "", markdown2html_mistune(source))
