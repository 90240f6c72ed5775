"""Shared by the checks of notebook 07: what an answer may not be made of."""

from __future__ import annotations

import ast
from typing import Any

from autograder.checking import Form, fail

OFF_LIMITS = ("nn", "torch.nn", "torch.optim", "torch.utils.data", "optim")
ALLOWED = ("init", "functional")  # of nn


class _Plain(ast.NodeTransformer):
    """Takes annotations away, where the names of types may stand that the code does not use."""

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is None:
            return ast.Pass()
        return ast.Assign(targets=[node.target], value=node.value)


def off_limits(form: Form, names: list[str]) -> str:
    """The first of torch's own layers, optimizers or loaders that the answer uses; empty where it uses none."""
    tree = ast.fix_missing_locations(_Plain().visit(ast.parse(ast.unparse(form.without_trials(*names).tree))))
    for used in sorted(Form(ast.unparse(tree)).borrows(*names)):
        for place in OFF_LIMITS:
            rest = used.removeprefix(place + ".")
            if rest != used and not (place.endswith("nn") and rest.split(".")[0] in ALLOWED):
                return used
    return ""


def lineages(names: Any, wanted: list[str]) -> dict[str, list[tuple[str, str]]]:
    """For each class, the module and the name of every class that it is made of."""
    return {
        name: [(str(c.__module__), c.__name__) for c in type.mro(getattr(names, name))[1:]] for name in wanted
    }


def judge_own(student: Any, names: list[str], classes: list[str], may_build_on: tuple[str, ...] = ()) -> None:
    """Fail if torch's own parts do the work, or if one of the `classes` is a subclass of the reference's.

    `may_build_on`: the reference's classes that the exercise builds on.
    """
    if used := off_limits(student.form, names):
        fail(
            f"{used} is torch's own, which is off limits here: these exercises build what it is made of.",
            tried="reading your cell",
            expected="no torch.optim, no torch.utils.data, and of nn only nn.init",
            got=used,
        )
    found = student.observe(lineages, classes, tried=f"{classes[0]}.__mro__")
    for name in classes:
        for module, parent in found[name]:
            if module.split(".")[0] == "reference" and parent not in may_build_on:
                fail(
                    f"{name} is a subclass of the reference's own {parent}. Write all of it yourself.",
                    tried=f"{name}.__mro__",
                    expected="no class of the reference",
                    got=f"{module}.{parent}",
                )
