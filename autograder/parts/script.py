"""Writes a student's own parts as one program, `my_learner.py`: readable, in the chapter's order, and it runs on its own."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator

from autograder.inside.parts import Shelf
from autograder.inside.plan import Recipe, Step
from autograder.inside.rebuilding import rebuilt
from autograder.reading.cells import bound, parse, used
from autograder.reading.form import Form
from autograder.reading.parts import exercise_of
from autograder.reading.reads import read_from_outside

FIRST_LINE = "# Written by `autograder train` from the notebooks beside it. What is changed here is gone the next time."
FINDS = """from autograder.course.manifest import current

current()  # finds the course's own packages, even if a folder beside this file has the name of one"""
WIDEST = 100  # characters of a line


def script(shelf: Shelf) -> str:
    """The program. Parts whose cells do not run are not in it: ask the shelf for each of them first."""
    return _Writer(shelf).text()


class _Writer:
    def __init__(self, shelf: Shelf):
        self.shelf = shelf
        self.parts = shelf.plan.parts
        self.recipes = {name: recipe for recipe in shelf.plan.recipes for name in recipe.names}
        self.bound: dict[str, str] = {}  # name -> the code that binds it
        self.done: set[str] = set()
        self.modules: list[str] = []

    def text(self) -> str:
        own = [name for name in self.parts.order if self._is_own(name)]
        spare = {name for together in self.parts.put_together.values() for name in together.of}
        others = [name for name in self.parts.order if not self._is_own(name) and name not in spare]
        body: list[str] = []
        for name in self.parts.order:
            if self._is_own(name) and not self._is_spare(name):
                body += self._own(self.recipes[name])
            elif name in others and (built := self._other(name)):
                body.append(built)
        plain = [name for name in others if name not in self.bound]
        read = set().union(*(used(parse(code)) for code in body), used(parse(self._end())))
        imports = _imports([*self._setup(read), *self._imported(plain, read)])
        says = f'"""A Learner of {len(own)} parts of your own. `python my_learner.py --help` says how to train it."""'
        head = f"{FIRST_LINE}\n{says}\n\nfrom __future__ import annotations\n\n{FINDS}\n\n{imports}"
        return "\n\n\n".join([head, *body, self._end()]) + "\n"

    def _is_own(self, name: str) -> bool:
        return self.shelf.own(name) is not None

    def _is_spare(self, name: str) -> bool:
        """Whether this answer only goes into another part, which is the student's own as a whole."""
        into = [part for part, together in self.parts.put_together.items() if name in together.of]
        return bool(into) and all(map(self._is_own, into))

    def _own(self, recipe: Recipe) -> Iterator[str]:
        if recipe.exercise in self.done:
            return
        self.done.add(recipe.exercise)
        where = exercise_of(recipe.names[0])
        title = f" · {where[1].title}" if where else ""
        code = []
        for step in recipe.steps:
            source = _without_trials(step, recipe)
            if not step.exercise and source.strip() and source not in self.bound.values():
                code.append(source)
        text = "\n\n".join(code)
        clashing = [
            name
            for name in bound(parse(text)) & set(self.bound)
            if name not in recipe.names and not _is_imported(name, text)
        ]
        self.bound |= {name: text for name in bound(parse(text))}
        if clashing:
            text = _in_a_function(text, recipe)
        yield f"# {recipe.exercise}{title} ({recipe.notebook})\n\n{text}"

    def _other(self, name: str) -> str:
        """The line that builds a part of the fallback anew on the student's own; empty where it is only imported."""
        original = self.shelf._original(name)
        if (together := self.parts.put_together.get(name)) and self.shelf.other(name) is not original:
            own = ", ".join(f'"{n}": {n}' for n in together.of if self._is_own(n))
            made = f"{together.function.partition(':')[2]}({_place(self, name)}, {{{own}}}.get)"
        elif self.shelf.other(name) is not original:
            made = _place(self, name)
        else:
            return ""
        reached = self.shelf.reached(name)
        self.modules.append(f"import {_place(self, name).rpartition('.')[0]}")
        shared = ", ".join(f"{self.parts.fallback}.{n}: {n}" for n in self.parts.shared if n in reached)
        self.bound[name] = made
        whole = f"rebuilt({made}, {{{shared}}})" if shared else made
        return f"# Not yours yet: {self.parts.fallback}'s, on the parts that are.\n{name} = {whole}"

    def _setup(self, read: set[str]) -> list[str]:
        """What the setup cells import, as far as the parts read it."""
        found: list[str] = []
        for recipe in self.shelf.plan.recipes:
            if recipe.exercise in self.done:
                for node in parse(recipe.setup).body:
                    found += _needed(node, read - set(self.bound))
        return found

    def _imported(self, names: list[str], read: set[str]) -> list[str]:
        """What else the program needs: parts of the fallback, and what builds some of them anew."""
        places = [self.parts.program, *(o.function for o in self.parts.put_together.values())]
        places.append(f"{rebuilt.__module__}:{rebuilt.__name__}")
        lines = [_import(place) for place in places if place.partition(":")[2] in read]
        lines += ["import sys", *self.modules, *(_where(self, name) for name in names)]
        return lines

    def _end(self) -> str:
        main = self.parts.program.partition(":")[2]
        return f'if __name__ == "__main__":\n    sys.exit({main}(globals()))'


def _place(writer: _Writer, name: str) -> str:
    place = writer.parts.otherwise.get(name)
    return place.replace(":", ".") if place else f"{writer.parts.fallback}.{name}"


def _where(writer: _Writer, name: str) -> str:
    place = writer.parts.otherwise.get(name, f"{writer.parts.fallback}:{name}")
    module, _, found = place.partition(":")
    return f"from {module} import {found}" + (f" as {name}" if found != name else "")


def _import(place: str) -> str:
    module, _, name = place.partition(":")
    return f"from {module} import {name}"


def _imported_as(place: str) -> str:
    return place.partition(":")[2]


def _needed(node: ast.stmt, read: set[str]) -> list[str]:
    """An import of a setup cell, as far as its names are read."""
    match node:
        case ast.ImportFrom(module=str(module), names=aliases) if module != "autograder":
            kept = [a for a in aliases if (a.asname or a.name) in read]
            return [ast.unparse(ast.ImportFrom(module, [a], 0)) for a in kept]
        case ast.Import(names=aliases):
            kept = [a for a in aliases if (a.asname or a.name).split(".")[0] in read]
            return [ast.unparse(ast.Import([a])) for a in kept]
    return []


def _imports(lines: list[str]) -> str:
    """Import statements, sorted, with what comes from one module in one of them."""
    plain = sorted({line for line in lines if line.startswith("import ")})
    modules: dict[str, set[str]] = {}
    for line in lines:
        if found := re.fullmatch(r"from (\S+) import (.+)", line):
            modules.setdefault(found[1], set()).add(found[2])
    for module in sorted(modules):
        names = sorted(modules[module])
        line = f"from {module} import {', '.join(names)}"
        if len(line) > WIDEST:
            line = f"from {module} import (\n" + "".join(f"    {name},\n" for name in names) + ")"
        plain.append(line)
    return "\n".join(plain)


def _without_trials(step: Step, recipe: Recipe) -> str:
    """A cell's own lines, without those that only try something out."""
    tree = parse(step.source)
    kept = {ast.unparse(node) for node in Form(step.source).without_trials(*recipe.names).tree.body}
    nodes = [node for node in tree.body if ast.unparse(node) in kept]
    while needed := _read_by(nodes, tree):
        nodes += needed
    try:
        ast.parse(step.source)
    except SyntaxError:  # a line of IPython's
        return "\n\n\n".join(ast.unparse(node) for node in tree.body if node in nodes)
    lines = step.source.splitlines()
    for node in tree.body:
        if node not in nodes:
            lines[node.lineno - 1 : node.end_lineno] = [None] * ((node.end_lineno or 0) - node.lineno + 1)  # type: ignore[list-item]
    return "\n".join(line for line in lines if line is not None).strip()


def _read_by(nodes: list[ast.stmt], tree: ast.Module) -> list[ast.stmt]:
    """Other statements of a cell that bind what these read, such as a constant."""
    read = set().union(*(read_from_outside(node) for node in nodes))
    return [node for node in tree.body if node not in nodes and bound(ast.Module([node], [])) & read]


def _is_imported(name: str, text: str) -> bool:
    return any(
        name in bound(ast.Module([n], []))
        for n in parse(text).body
        if isinstance(n, ast.Import | ast.ImportFrom)
    )


def _in_a_function(text: str, recipe: Recipe) -> str:
    """A cell in a scope of its own, since another one uses the same names for something else."""
    names = ", ".join(recipe.names)
    inner = textwrap.indent(text, "    ")
    return (
        f"def _{recipe.exercise}():\n    # In a function, since another cell has helpers of the same names.\n"
        f"{inner}\n    return {names}\n\n\n{names} = _{recipe.exercise}()"
    )
