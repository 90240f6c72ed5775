"""A cell as the Python program that it is: IPython's magics that run Python give way to what they run.

`%%time` above an answer, or `%timeit f(20)` below it, measures the student's code. For grading only that code matters, and
`%%timeit` and `%%capture` would even hide from the notebook what it defines or raises. What a magic hands to somebody
else, as `%%bash`, `%%html` and `%%writefile` do, stays as it is.
"""

from __future__ import annotations

import ast
import re
from functools import lru_cache

LONGEST = 50_000  # characters of a cell that is looked at
MOST_MAGICS = 50  # lines of IPython's own in one cell
MOST_WORK = 20_000  # their number times the cell's characters: IPython reads all of it again for each

# By magic: what its options look like. Those that IPython does not have itself come with well-known extensions.
_OPTIONS = {
    "time": r"--no-raise-error\b",
    "timeit": r"-[nrpv]\s*\d+|-[tcqo]+\b|--no-raise-error\b",
    "prun": r"-[DTs]\s*\S+|-l\s*\S+|-[rq]+\b",
    "debug": r"(?:-b|--breakpoint)\s*\S+",
    "memit": r"-[rti]\s*\S+|-[coi]+\b",
    "mprun": r"-[fT]\s*\S+|-[rc]+\b",
    "lprun": r"-[fmTDuz]\s*\S+|-[rsz]+\b",
    "pyinstrument": r"--?[\w-]+(?:[= ]\S+)?",
}
_NO_STATEMENT = {
    "capture": r".*",
    "snakeviz": r".*",
    "scalene": r".*",
    "heat": r".*",
    "tic": r".*",
    "wtime": r".*",
}
PYTHON = {**_OPTIONS, **_NO_STATEMENT}
_CELL_MAGIC = re.compile(r"[ \t]*%%(\w+)(?![\w?])(.*)")
_MAGIC_LINE = re.compile(r"(?m)^([ \t]*+)(?:([!%?/,;].*)|.*\?[ \t]*)$|(=[ \t]*)([!%].*)$")


@lru_cache(maxsize=1024)
def program(written: str) -> str:
    """What a cell runs, as a text with the same lines. Without magics that run Python it is what was written."""
    if "%" not in written or len(written) > LONGEST:
        return written
    lines = written.split("\n")
    for place, line in enumerate(lines):
        magic = _CELL_MAGIC.fullmatch(line.rstrip("\r"))
        if magic and magic[1] in PYTHON:
            lines[place] = _statement(magic[1], magic[2])
        elif line.strip():
            break
    return _without_line_magics("\n".join(lines))


def magics_around(written: str) -> list[str]:
    """The names of the magics that a cell begins with."""
    found = []
    for line in written.split("\n"):
        if magic := _CELL_MAGIC.fullmatch(line.rstrip("\r")):
            found.append(magic[1])
        elif line.strip():
            break
    return found


def magic_lines(source: str) -> int:
    """How many lines of a cell look like IPython's own."""
    return sum(1 for _ in _MAGIC_LINE.finditer(source))


def transformed(source: str) -> str:
    """A cell with all of its magics as calls of IPython, as IPython itself runs it. Raises `SyntaxError`."""
    if magic_lines(source) * len(source) > MOST_WORK and not source.lstrip().startswith("%%"):
        # As long as IPython would take for it grows with the square of their number.
        return _MAGIC_LINE.sub(_as_call, source)
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager().transform_cell(source)


def _as_call(line: re.Match) -> str:
    """A line of IPython's own as a call, in a text of as many lines."""
    text = line[2] or line[4] or ""
    before = (line[1] or "") + (line[3] or "")
    if found := re.fullmatch(r"%(\w+)[ \t]*(.*)", text):
        return f"{before}get_ipython().run_line_magic({found[1]!r}, {found[2]!r})"
    return f"{before}get_ipython().system({text[1:]!r})"


def magic_of(node: ast.AST) -> tuple[str, str] | None:
    """The name and the text of the magic that a call of IPython's, made by `transformed`, stands for."""
    match node:
        case ast.Call(
            func=ast.Attribute(
                value=ast.Call(func=ast.Name(id="get_ipython")), attr="run_line_magic" | "run_cell_magic"
            ),
            args=[ast.Constant(value=str(name)), ast.Constant(value=str(text)), *_],
        ):
            return name, text
    return None


def _statement(magic: str, text: str) -> str:
    """What stands behind a magic and its options. In a cell's first line it is run before the cell."""
    options = PYTHON[magic]
    rest = text.strip()
    while found := re.match(options, rest):
        if not found[0]:
            break
        rest = rest[found.end() :].lstrip()
    return rest


def _without_line_magics(source: str) -> str:
    """`%time x = f()` is `x = f()`; other lines that only IPython understands stay."""
    if not re.search(r"%(" + "|".join(_OPTIONS) + r")\b", source) or magic_lines(source) > MOST_MAGICS:
        return source
    try:
        ast.parse(source)
        return source  # it is Python as it stands: `n %time`
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    try:
        text = transformed(source)
        tree = ast.parse(text)
    except Exception:  # it runs no better than it reads
        return source
    lines = text.encode().split(b"\n")
    changed = False
    for node in reversed([n for n in ast.walk(tree) if isinstance(n, ast.Expr | ast.Assign)]):
        found = magic_of(node.value)
        if found is None or found[0] not in _OPTIONS or node.value.lineno != node.value.end_lineno:
            continue
        if isinstance(node, ast.Assign) and found[0] != "time":
            continue  # what `%timeit -o` gives is not what it runs
        row, start, end = node.value.lineno - 1, node.value.col_offset, node.value.end_col_offset
        new = _statement(*found) or "pass"
        lines[row] = lines[row][:start] + new.encode() + lines[row][end:]
        changed = True
    done = b"\n".join(lines).decode()
    return done if changed and _reads(done) else source


def _reads(source: str) -> bool:
    try:
        compile(source, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
