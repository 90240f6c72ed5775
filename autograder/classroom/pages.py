"""What nbconvert makes of Markdown on formgrader's and on feedback pages: it can be read, and nothing in it acts.

`autograder.classroom.markdown` has made the source of a student's text harmless before. This is the second wall, at the last
moment before a browser: `nh3` decides, by a list of what is allowed, and what it would take out is written out as text.
"""

from __future__ import annotations

import re
import secrets
from html import escape
from typing import Any

import nh3
from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets import TraitError
from traitlets.config import Config

from autograder.classroom import contents, hiding
from autograder.classroom.markdown import LONGEST, too_much
from autograder.reporting.levels import FULL

HIGHLIGHTED = 20_000  # characters of a block of code that are coloured

TAGS = set(
    "p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong del a img span div"
    " table thead tbody tr th td input section sup".split()
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "code": {"class"},
    "span": {"class"},
    "div": {"class"},
    "th": {"style"},
    "td": {"style"},
    "input": {"checked"},
}
CLASS = re.compile(r"highlight|language-[\w+#.-]{1,40}|[a-z][a-z0-9]{0,2}")
ALIGNED = re.compile(r"text-align:\s?(left|right|center)")
PAGE = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*")

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'nonce-{nonce}' 'unsafe-eval' https://cdnjs.cloudflare.com/ajax/libs/mathjax/",
        "style-src 'unsafe-inline'",
        "font-src data: https://cdnjs.cloudflare.com/ajax/libs/mathjax/",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)
"""What a feedback page may load: MathJax, which the page itself asks for, and pictures that are part of it."""

READABLE = """
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
/* Some of nbgrader's colours are too pale, and its lines of code too long for a small screen. */
a, .rendered_html a { color: #1f5688; text-decoration: underline; }
div.nbgrader_cell .panel-heading { overflow: hidden; }
div.nbgrader_cell .panel-heading a { color: #fff; }
div.input_area, .highlight, .highlight pre { background: #fff; }
.highlight pre, .rendered_html pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.rendered_html { overflow-wrap: anywhere; }
.rendered_html img { max-width: 100%; height: auto; }
</style>
"""


class _Renderer(IPythonRenderer):
    """nbconvert's, with everything that would act written out as text."""

    def block_html(self, html: str) -> str:
        return f"<p>{escape(html.strip(), quote=False)}</p>\n"

    def inline_html(self, html: str) -> str:
        return escape(html, quote=False)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if PAGE.match(url):
            return super().link(text, url, title)
        return f"[{text}]({escape(url)})"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        name = url.removeprefix("attachment:")
        bundle = self.attachments.get(name)
        if name == url or not isinstance(bundle, dict) or not bundle:
            return f"![{text}]({escape(url)})"
        kind, data = next(iter(bundle.items()))
        source = f"data:{kind};base64,{data}"
        if not isinstance(data, str) or not PICTURE.fullmatch(source):
            return f"![{text}]({escape(url)})"
        return f'<img src="{source}" alt="{escape(re.sub("<[^>]*>", "", text))}">'

    def block_code(self, code: str, info: str | None = None) -> str:
        if len(code) > HIGHLIGHTED or (info and not re.match(r"[\w+#.-]{1,40}(\s|$)", info.strip())):
            info = None
        return super().block_code(code, info)

    def block_mermaidjs(self, code: str) -> str:
        return f"<pre><code>{escape(code, quote=False)}</code></pre>\n"


@pass_context
def markdown2html(context: Context, source: str) -> str:
    """nbconvert's filter of this name, for texts of which nobody knows who wrote them (`HTMLExporter.filters`)."""
    cell = context.get("cell") or {}
    return html_of(source, cell.get("attachments") or {})


def html_of(source: str, attachments: dict[str, Any] | None = None) -> str:
    """HTML in which nothing acts. Raises nothing: what cannot be rendered is shown as it was typed."""
    if too_much(source):
        return _as_typed(source[:LONGEST])
    try:
        renderer = _Renderer(escape=False, attachments=attachments or {}, exclude_anchor_links=True)
        return cleaned(MarkdownWithMath(renderer=renderer).render(source))
    except Exception:  # a renderer that a text has brought down
        return _as_typed(source)


def cleaned(html: str) -> str:
    """What `nh3` leaves of it."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "data"},
        set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
        link_rel="noopener noreferrer nofollow",
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    allowed = True
    match tag, name:
        case "a", "href":
            allowed = bool(PAGE.match(value))
        case "img", "src":
            allowed = bool(PICTURE.fullmatch(value))
        case _, "class":
            value = " ".join(word for word in value.split() if CLASS.fullmatch(word))
        case _, "style":
            allowed = bool(ALIGNED.fullmatch(value.strip().rstrip(";")))
    return value if allowed else None


def _as_typed(source: str) -> str:
    return f"<pre>{escape(source, quote=False)}</pre>"


class FeedbackExporter(HTMLExporter):
    """nbconvert's HTML exporter, for pages that say what they may load (`GenerateFeedback.exporter_class`).

    The policy covers a page that is opened by itself, too. Its scripts, which the template wrote, are marked by a number
    that nobody could know before. Of hidden checks they show what `HiddenChecks` allows at the moment. What nbgrader's
    template leaves out for screen readers and small screens is put in.

    Raises `NbGraderException` when it is made with settings that are wrong: before any page is.
    """

    def __init__(self, config: Config | None = None, **kw: Any):
        super().__init__(config=config, **kw)
        self._course: CourseDirectory | None = getattr(self.parent, "coursedir", None)
        self._level = FULL
        if self._course:
            try:
                self._level = hiding.rule_of(self.config, self._course).level()
            except TraitError as reason:
                self.log.error("nbgrader_config.py: %s", reason)
                raise NbGraderException(f"nbgrader_config.py: {reason}") from None

    def from_notebook_node(  # type: ignore[override]  # as its base class does
        self, nb: NotebookNode, resources: dict | None = None, **kw: Any
    ) -> tuple[str, dict]:
        if self._course:
            nb = hiding.hide(nb, self._level, self._course)
        page, resources = super().from_notebook_node(nb, resources, **kw)
        page = contents.named(page, nb, resources.get("nbgrader", {}))
        head, body = page.split("</head>", 1)
        nonce = secrets.token_urlsafe(16)
        head = head.replace("<script", f'<script nonce="{nonce}"')
        policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(nonce=nonce)}">'
        policy += f"\n{hiding.tag(self._level)}"
        head = re.sub(r"<head>", lambda m: m[0] + '\n<meta charset="utf-8">\n' + policy, head, count=1)
        head = head.replace("<html>", '<html lang="en">', 1) + READABLE
        return f"{head}</head>{_one_main(body)}", resources


def _one_main(body: str) -> str:
    """The body of a page, all of it in one `main`.

    In nbgrader's template, nbconvert's own body is inside another one, and has the same ids.
    """
    inner = re.compile(
        r'<div [^>]*id="notebook">\s*<div [^>]*id="notebook-container">\s*'
        r"<body>\s*<main>(.*)</main>\s*</body>\s*</div>\s*</div>",
        re.DOTALL,
    )
    body = inner.sub(r"\1", body, count=1)
    return body.replace('<div class="container">', '<div class="container" role="main">', 1)
