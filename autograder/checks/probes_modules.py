"""Shared by the checks of notebook 02: trying modules, and saying in words what usually goes wrong with them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from autograder.checking import fail
from autograder.form import Form, bound
from autograder.student import StudentRaised


def attempt(
    student: Any, probe: Callable, *args: Any, tried: str, meanings: dict[str, str] | None = None
) -> Any:
    """What the probe returns. Where the student's code raises, says what that means.

    `meanings` are words of an exception's type or text, and what to say of it.
    """
    try:
        return student.observe(probe, *args, tried=tried)
    except StudentRaised as raised:
        error = raised.error
        if error.type == "NotImplementedError" and "has no forward" in error.says:
            fail(
                "It has no forward, or calls that of a parent that has none. Module.__call__ runs the method named forward.",
                got=f"{error.type}: {error.says}",
            )
        known = {
            "call super().__init__() first": "Module.__init__ makes the lists in which parameters and modules are "
            "registered. It has to run before the first of them is set: call super().__init__() first.",
            **(meanings or {}),
        }
        said = f"{error.type}: {error.says}"
        raised.meaning = next((means for words, means in known.items() if words in said), raised.meaning)
        raise


def without_trials(form: Form, *names: str) -> Form:
    """The form of what defines these names: without what stands beside it at a cell's top level, such as
    `found = f(model)`, whose variables may have the same names as those inside a function."""
    nodes = form.nodes(*names)
    body = form.tree.body + [node for node in nodes if isinstance(node, _DEFINITIONS)]
    functions = {node.name for node in ast.walk(ast.Module(body, [])) if isinstance(node, ast.FunctionDef)}

    def defines(node: ast.stmt) -> bool:
        if any(isinstance(inner, _DEFINITIONS) for inner in ast.walk(node)):
            return True
        if bound(ast.Module([node], [])) & set(names):
            return True
        match node:
            case ast.Assign(value=ast.Name() | ast.Attribute()):
                return True  # another name for something
            case ast.Assign(value=ast.Call(args=args)):  # such as cache(f)
                return any(isinstance(arg, ast.Name) and arg.id in functions for arg in args)
        return False

    return Form(ast.unparse(ast.Module([node for node in body if defines(node)], [])))


_DEFINITIONS = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.Import,
    ast.ImportFrom,
)
