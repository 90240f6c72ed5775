"""A student's Markdown, made harmless at its source: whatever renders it, nothing in it acts.

Several programs render an autograded notebook, each with a parser of its own, and no two agree on every text. So what makes
Markdown active is taken apart wherever it stands, by its characters alone: the `<` of a tag, the `![` of a picture, an
address other than a web page's, TeX commands with attributes, also where entities hide them. How it is taken apart depends
on where it seems to stand, so that it reads as it was written; a wrong guess there looks odd and does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

LONGEST = 50_000  # characters of one cell that are shown as more than plain text
MOST_MARKS = 5_000  # characters in it that mean something to a parser, whose work may grow with their square
MOST_ENVIRONMENTS = 200  # of TeX, for each of which nbconvert looks for its end

WORD_JOINER = "\u2060"  # nothing to see, and no parser sees one sign where it stands between two characters

_MARKS = re.compile(r"[\[\]*_`$~<>|!\\&]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_FENCE = re.compile(r"(`{3,})([\w+#.-]*)[ \t]*")
_LIKE_A_FENCE = re.compile(r"(?:[ \t>*+:-]|\d++[.)])*+(`{3,}|~{3,})")
_LIKE_A_FORMULA = re.compile(r"\\\$|\${3}|\\\\\[|\\begin\{")  # with another way of beginning than $$
_DIAGRAM = re.compile(r"(?im)(?<![`~])(`{3,}+|~{3,}+)[ \t]{0,20}+(?=[^\s`]{0,200}?(?:mermaid|[&\\]))")
_TEX = r"href|url|style|cssId|class|bbox|mmlToken|require|data|includegraphics|unicode|texttip|mathtip|toggle"
_ACTIVE = re.compile(
    r"(?P<picture>!\[[^\[\]\n<&`\\!]*\]\(attachment:(?P<name>[\w.%+-]+)\))"
    r"|<(?P<page>https?://[^\s<>\"'`]+)>"
    r"|(?P<tag><(?=[A-Za-z/!?]))"
    r"|(?P<image>!(?=\[))"
    r"|(?P<link>\](?=\())"
    r"|(?P<definition>\](?=:))"
    r"|(?P<entity>&)(?P<named>\#[xX]?[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);?"
    rf"|(?P<tex>\\(?=(?:{_TEX})(?![A-Za-z])))"
)
_HIDDEN = re.compile(r"[A-Za-z\\$]")  # written as entities, these can only be meant to hide a formula
_ALLOWED = re.compile(r"\][(:]\s{0,99}<?(?:https?://|mailto:|#)", re.IGNORECASE)
_FORMULA = re.compile(
    r"\$\$.{1,2000}?\$\$|(?<![\\$])\$[^$\n]+\$|\\begin\{(\w{1,20}\*?)\}.{0,2000}?\\end\{\1\}", re.DOTALL
)


def harmless(source: str, attachments: dict | None = None) -> str:
    """`source` with nothing in it that acts; `attachments` are the pictures of its cell, by name, which stay.

    A name that the source writes in another way is added to them. A text that is too long, or has too much in it for a
    parser, becomes a block of plain text.
    """
    source = _CONTROL.sub("\ufffd", source.replace("\r\n", "\n").replace("\r", "\n"))
    if too_much(source):
        return plain(source)
    pictures = attachments or {}
    for name in [name for name in re.findall(r"\(attachment:([\w.%+-]+)\)", source) if name not in pictures]:
        if unquote(name) in pictures:
            pictures[name] = pictures[unquote(name)]
    source = _DIAGRAM.sub(r"\1text ", source)
    return "".join(
        part if kind == "code" else _taken_apart(part, kind, pictures) for kind, part in _parts(source)
    )


def too_much(source: str) -> bool:
    """Whether a parser might take seconds for it."""
    return (
        len(source) > LONGEST
        or len(_MARKS.findall(source)) > MOST_MARKS
        or source.count("\\begin{") > MOST_ENVIRONMENTS
    )


def plain(text: str) -> str:
    """A block of code that shows the text as it is."""
    text = _CONTROL.sub("\ufffd", text[:LONGEST]) + ("\n..." if len(text) > LONGEST else "")
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _taken_apart(part: str, kind: str, pictures: dict) -> str:
    formulas = [m.span() for m in _FORMULA.finditer(part)] if kind == "text" else []

    def replaced(m: re.Match[str]) -> str:
        if m["picture"]:
            if pictures.get(m["name"]):
                return m[0]
            return _taken_apart(m[0].replace("![", "&#33;["), kind, pictures)
        if m["page"]:
            return m["page"]
        if (m["link"] or m["definition"]) and _ALLOWED.match(part, m.start()):
            return m[0]
        if m["entity"] and not _HIDDEN.search(unescape(f"&{m['named']};")):
            return m[0]
        while formulas and formulas[0][1] <= m.start():
            formulas.pop(0)
        if formulas and formulas[0][0] < m.start():
            return f"{m[0]} "  # which means nothing in a formula
        if m["entity"]:
            return f"&{WORD_JOINER if kind == 'maybe code' else 'amp;'}{m[0][1:]}"
        if m["tex"] or kind == "maybe code":
            return m[0] + WORD_JOINER
        if m["tag"]:
            return "&lt;"
        return "&#33;" if m["image"] else "&#93;"

    return _ACTIVE.sub(replaced, part)


def _parts(source: str) -> Iterator[tuple[str, str]]:
    """The text in pieces: what is code to every parser, what may be to some, and other text.

    Code is a fence at the very left with an end of its own, and what stands between backticks in a line; both only as long
    as nothing came before that some parser might take for the start of another one.
    """
    lines = source.splitlines(keepends=True)
    clear = True  # nothing odd so far
    blank = True  # the line before
    paired = True  # all backticks of the paragraph so far
    formulas = 0  # signs at which one begins or ends, which some parsers look for first
    inside = False  # of what some parsers may take for a fence
    text: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        opens = _FENCE.fullmatch(line.rstrip("\n")) if clear and blank and formulas % 2 == 0 else None
        end = _end(lines, at + 1, opens[1]) if opens else 0
        if end:
            yield from _spans("".join(text))
            text = []
            yield "code", "".join(lines[at:end])
            at, blank, paired = end, True, True
            continue
        if _LIKE_A_FENCE.match(line):
            clear, inside = False, not inside
        formulas += line.count("$$")
        clear = clear and not _LIKE_A_FORMULA.search(line)
        blank = not line.strip()
        paired = blank or (paired and _is_paired(line))
        odd = not (clear and paired)
        if inside or line.startswith(("    ", "\t")) or (odd and "`" in line):
            yield from _spans("".join(text))
            text = []
            yield "maybe code", line
        elif odd:
            yield from _spans("".join(text))
            text = []
            yield "text", line
        else:
            text.append(line)
        at += 1
    yield from _spans("".join(text))


def _end(lines: list[str], start: int, fence: str) -> int:
    """Behind the line that closes the fence; 0 where none does, or where a line inside might to another parser."""
    for at in range(start, len(lines)):
        stripped = lines[at].strip()
        if _LIKE_A_FENCE.match(lines[at]):
            closes = lines[at].startswith(fence) and not stripped.strip("`")
            return at + 1 if closes else 0
    return 0


def _is_paired(line: str) -> bool:
    """Whether every run of backticks has one of its length behind it on the line, so that it is a piece of code."""
    if "`" in line and any(c in line for c in "|$\\"):
        return False  # some parsers cut tables and formulas out first
    runs = [len(run) for run in re.findall(r"`+", line)]
    while runs:
        first = runs.pop(0)
        if first not in runs:
            return False
        del runs[: runs.index(first) + 1]
    return True


def _spans(text: str) -> Iterator[tuple[str, str]]:
    """Lines of which all backticks are paired, in pieces."""
    at = 0
    for m in re.finditer(r"(?<!`)(`++)[^\n]*?(?<!`)\1(?!`)", text):
        if m.start() > at:
            yield "text", text[at : m.start()]
        yield "code", m[0]
        at = m.end()
    if at < len(text):
        yield "text", text[at:]
