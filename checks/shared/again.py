"""Does the result come from what the question says to use? The answer is run again with that changed: the result must change.

`~mask` in code that never runs, or whose value is thrown away, changes nothing. The changed answer is made anew in a copy of
the notebook's names, so that the student's own stays as it is.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from autograder.checking import Form, StudentRaised

MOST = 20  # calls that are left out, one at a time

ONLY_ONCE = (
    "This is what happens when the code of your answer runs once more. It worked the first time. Code in a notebook should work "
    "each time it runs."
)


def again(names: Any, source: str, stand_ins: dict[str, Any]) -> Any:
    """The names of the notebook, with those that `source` makes anew; `stand_ins` take the place of other names for that.

    Lists, dicts and sets are copied, so that each run starts with what the notebook itself remembers.
    """
    import copy
    from types import SimpleNamespace

    space = {
        name: copy.copy(value) if type(value) in (list, dict, set) else value
        for name, value in names._names.items()
    }
    space.update(stand_ins)
    exec(compile(source, "<the answer, once more>", "exec", dont_inherit=True), space)
    return SimpleNamespace(**{name: value for name, value in space.items() if name.isidentifier()})


def observe_again(student: Any, probe: Any, *args: Any, tried: str) -> Any:
    """As `student.observe`, for a probe that makes an answer anew and changes nothing in it.

    Nothing can be shown of an answer that does not run a second time. So its exception is the student's, and `StudentRaised`
    says what to do.
    """
    try:
        return student.observe(probe, *args, tried=f"{tried}   # after your code ran once more")
    except StudentRaised as error:
        error.meaning = ONLY_ONCE
        raise


def program(form: Form, name: str, rewrite: ast.NodeTransformer | None = None) -> str:
    """The source that makes `name` anew, rewritten."""
    tree = form.program(name)
    return ast.unparse(ast.fix_missing_locations(rewrite.visit(tree) if rewrite else tree))


class CallsSeen(ast.NodeTransformer):
    """Hands every function to `seen_`, with a number of its own."""

    AS_THEY_ARE = ("staticmethod", "classmethod", "property", "cached_property")

    def __init__(self) -> None:
        self.number = 0

    def _seen(self, function: ast.expr | None) -> ast.expr:
        self.number += 1
        number = ast.Call(ast.Name("seen_", ast.Load()), [ast.Constant(self.number)], [])
        return ast.Call(number, [function], []) if function else number

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self.generic_visit(node)
        return self._seen(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        first = 1 + max(
            (
                i
                for i, d in enumerate(node.decorator_list)
                if ast.unparse(d).split(".")[-1] in self.AS_THEY_ARE
            ),
            default=-1,
        )
        node.decorator_list.insert(first, self._seen(None))
        return node


class CallsLeft(ast.NodeTransformer):
    """Hands each place where a function of these `names` calls one of them, or a dict's `__missing__` looks into it, to `left_`.

    A cache answers such a call before the function hears of it.
    """

    def __init__(self, names: set[str]) -> None:
        self.names = names
        self.inside = 0
        self.itself = ""

    def _within(self, node: ast.AST) -> ast.AST:
        self.inside += 1
        self.generic_visit(node)
        self.inside -= 1
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        if node.name not in self.names:
            return self.generic_visit(node)
        before = self.itself
        if node.name == "__missing__" and node.args.args:
            self.itself = node.args.args[0].arg
        self._within(node)
        self.itself = before
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        own = any(isinstance(target, ast.Name) and target.id in self.names for target in node.targets)
        holds = any(isinstance(inner, ast.Lambda) for inner in ast.walk(node.value))
        return self._within(node) if own and holds else self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return self._left(node) if self.inside and called in self.names else node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        own = self.itself and isinstance(node.value, ast.Name) and node.value.id == self.itself
        return self._left(node) if own and isinstance(node.ctx, ast.Load) else node

    def _left(self, node: ast.expr) -> ast.expr:
        return ast.Call(ast.Name("left_", ast.Load()), [ast.Lambda(_no_arguments(), node)], [])


def _no_arguments() -> ast.arguments:
    return ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])


def recursion(names: Any, original: str, source: str, look: Any, args: tuple, seed: int, least: int) -> bool:
    """Whether what `look` finds comes from calls that a function of the answer makes of itself.

    `source` is `original` after `CallsSeen` or `CallsLeft`. First it has to find what `original` finds. Then some of its
    calls, drawn by `seed`, are left out one at a time, until something else is found. Such a call gives nothing: an empty list
    where these calls give lists. At `least` so many there have to be: a single one at the start may be for show.
    """
    import functools
    import inspect
    import random
    import sys

    kinds: dict[int, type] = {}
    inner, left_out = 0, 0

    def nothing(number: int) -> Any:
        try:
            return iter(()) if kinds[number].__name__ == "generator" else kinds[number]()
        except Exception:
            return None

    def seen(number: int) -> Any:
        running = 0

        def decorate(function: Any) -> Any:
            code = getattr(inspect.unwrap(function), "__code__", None)

            @functools.wraps(function)
            def call(*args: Any, **kwargs: Any) -> Any:
                nonlocal inner, running
                frame: Any = sys._getframe(1)
                nested = running > 0
                while frame is not None and not nested:
                    nested = frame.f_code is code  # a generator runs when somebody asks for its items
                    frame = frame.f_back
                inner += nested
                if nested and inner == left_out:
                    return nothing(number)
                running += 1
                try:
                    result = function(*args, **kwargs)
                finally:
                    running -= 1
                if nested:
                    kinds[number] = type(result)
                return result

            return call

        return decorate

    def left(call: Any) -> Any:
        nonlocal inner
        inner += 1
        if inner == left_out:
            return nothing(0)
        result = call()
        kinds[0] = type(result)
        return result

    given = {"seen_": seen, "left_": left}
    whole = look(again(names, source, given), *args)
    if inner < least or whole != anew(names, original, look, args):
        return False
    for number in random.Random(seed).sample(range(1, inner + 1), min(inner, MOST)):
        left_out, inner = number, 0
        try:
            if look(again(names, source, given), *args) != whole:
                return True
        except Exception:  # the rest of the answer misses what that call gives
            return True
    return False


def anew(names: Any, source: str, look: Any, args: tuple) -> Any:
    """What `look` finds in the answer, made anew by `source`."""
    return look(again(names, source, {}), *args)


def judge_recursion(
    student: Any, name: str, look: Any, args: tuple, right: Callable[[Any], bool], tried: str, least: int = 1
) -> bool:
    """Whether the result comes from calls that a function of the answer makes of itself, `least` of them or more.

    `right` says whether what `look` finds is right. If it is, then it has to be when the answer runs once more, too. Raises
    `StudentRaised` where the answer runs only once.
    """
    original = program(student.form, name)
    found = observe_again(student, anew, original, look, args, tried=tried)
    if right(student.observe(look, *args, tried=tried)) and not right(found):
        return False
    form = student.form.without_trials(name)
    for rewrite in (CallsSeen(), CallsLeft(form.recursive(name) | {"__missing__"})):
        source = program(student.form, name, rewrite)
        seed = student.random.randrange(2**31)
        with suppress(StudentRaised):  # the other way to change it may do
            if student.observe(recursion, original, source, look, args, seed, least, tried=tried):
                return True
    return False


class Inverted(ast.NodeTransformer):
    """Hands what `~` is applied to to `inverted_`."""

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.op, ast.Invert):
            return node
        return ast.Call(ast.Name("inverted_", ast.Load()), [node.operand], [])

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Attribute(value=value, attr="__invert__"), args=[]):
                return ast.Call(ast.Name("inverted_", ast.Load()), [value], [])
        return node


class Supers(ast.NodeTransformer):
    """Calls `super_` in place of `super`, with both of its arguments."""

    def __init__(self) -> None:
        self.first = [""]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        args = [*node.args.posonlyargs, *node.args.args]
        self.first.append(args[0].arg if args else self.first[-1])
        self.generic_visit(node)
        self.first.pop()
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Name(id="super"), args=args):
                given = args or [ast.Name("__class__", ast.Load()), ast.Name(self.first[-1], ast.Load())]
                return ast.Call(ast.Name("super_", ast.Load()), given, [])
        return node
