"""Shared by the checks of q15: modules within modules, and what all_parameters finds in them.

A tree is a pair (labels, children): a label, a whole number, for each of the module's own parameters, and a tree for
each of its children.
"""

from __future__ import annotations

from typing import Any

from autograder.checking import expect, expect_equal, fail, short
from checks.shared.modules import attempt

Tree = tuple[list[int], list]


def find(names: Any, tree: Tree, children_first: bool, alike: bool) -> dict:
    """What two calls of all_parameters return, in labels, and the tree as it is afterwards.

    `children_first` sets a module's children before its parameters. A parameter's value is its label, or 0 for all
    of them if they are `alike`.
    """
    import torch

    from reference import Module, Parameter

    labels: dict[int, int] = {}
    calls: list[str] = []

    class Watched(Module):
        def parameters(self) -> list:
            calls.append("parameters")
            return super().parameters()

    def build(tree: Tree) -> Module:
        module = Watched()

        def set_parameters() -> None:
            for i, label in enumerate(tree[0]):
                parameter = Parameter(torch.tensor(0.0 if alike else float(label)))
                labels[id(parameter)] = label
                setattr(module, f"p{i}", parameter)

        def set_children() -> None:
            parts = [build(child) for child in tree[1]]
            if len(parts) > 2:  # as a Sequential has them: registered, and no attributes
                module.register_modules(*parts)
                return
            for i, part in enumerate(parts):
                setattr(module, f"child{i}", part)

        for step in (set_children, set_parameters) if children_first else (set_parameters, set_children):
            step()
        return module

    def shown(found: Any) -> Any:
        if id(found) in labels:
            return labels[id(found)]
        if isinstance(found, list | tuple):
            return [shown(inner) for inner in found]
        if isinstance(found, torch.Tensor):
            return f"a copy of {found.item():g}" if found.numel() == 1 else "a tensor"
        return found if found is None else f"something of type {type(found).__name__}"

    def snapshot(module: Module) -> list:
        return [shown(module.params), [snapshot(child) for child in module.children]]

    model = build(tree)
    first = names.all_parameters(model)
    seen = {"type": type(first).__name__, "list": isinstance(first, list), "first": shown(first)}
    seen["after"] = snapshot(model)
    seen["second"] = shown(names.all_parameters(model))
    seen["calls"] = len(calls)
    return seen


def own_first(tree: Tree) -> list[int]:
    return tree[0] + [label for child in tree[1] for label in own_first(child)]


def children_first(tree: Tree) -> list[int]:
    return [label for child in tree[1] for label in children_first(child)] + tree[0]


def level_by_level(tree: Tree) -> list[int]:
    found, level = [], [tree]
    while level:
        found += [label for part in level for label in part[0]]
        level = [child for part in level for child in part[1]]
    return found


def last_child_first(tree: Tree) -> list[int]:
    return tree[0] + [label for child in reversed(tree[1]) for label in last_child_first(child)]


def one_level(tree: Tree) -> list[int]:
    return tree[0] + [label for child in tree[1] for label in child[0]]


def without_children(tree: Tree) -> list[int]:
    """The parameters of the modules that have no children."""
    return [label for child in tree[1] for label in without_children(child)] if tree[1] else tree[0]


MISTAKES = [
    (
        one_level,
        "This is the module and its children, and no deeper. A child has children too: ask it the same question that "
        "you were asked.",
    ),
    (lambda tree: tree[0], "These are the module's own parameters alone. Those of its children are missing."),
    (
        lambda tree: own_first(tree)[len(tree[0]) :],
        "The module's own parameters are missing: they come before those of its children.",
    ),
    (
        lambda tree: one_level(tree)[len(tree[0]) :],
        "These are the children's own parameters alone. The module's own come first, and the children have children.",
    ),
    (
        children_first,
        "All of them are there, but the children come first. A module's own parameters come before its children's.",
    ),
    (
        level_by_level,
        "All of them are there, but level by level. All that is inside the first child comes before the second child.",
    ),
    (last_child_first, "All of them are there, but the last child comes first. Keep the children's order."),
    (
        without_children,
        "These are the parameters of modules without children alone. A module that has children may have its own too.",
    ),
]


def is_nested(found: Any) -> bool:
    return isinstance(found, list) and any(isinstance(inner, list) for inner in found)


def meaning(found: Any, tree: Tree) -> str:
    """What a wrong result, in labels, tells of how it was made."""
    if found is None:
        return "It returns nothing. Is there a return in every branch?"
    if not isinstance(found, list):
        return "A list of parameters is wanted. list(...) makes one of anything that can be looped over."
    if is_nested(found):
        return (
            "There are lists inside the list. A child's parameters come as a list: add its items (+= or extend) instead "
            "of the list itself (append)."
        )
    right = own_first(tree)
    if len(found) > len(right) and set(right) <= set(found):
        return (
            "There is more in the list than the module's parameters. Is something left in it from an earlier call, such as "
            "in a list as a default argument?"
        )
    if any(isinstance(item, str) and item.startswith("a copy") for item in found):
        return "These are other tensors with the same values. Return the registered Parameter objects themselves."
    if any(isinstance(item, str) for item in found):
        return "There is something in the list that is not a parameter of the module."
    known = next((says for wrong, says in MISTAKES if found == wrong(tree) != right), "")
    if known:
        return known
    if len(found) > len(set(found)):
        return "Some parameters come more than once."
    missing = len(set(right) - set(found))
    if missing:
        return f"{missing} of the {len(right)} parameters are missing."
    return (
        "All parameters are there, but not in this order: own ones first, then the first child's, and so on."
    )


def code_for(tree: Tree, first_children: bool = False, at: str = "model") -> str:
    """Lines that build the tree, to be pasted into a cell."""
    own = [f"{at}.p{i} = Parameter(torch.tensor({label}.))" for i, label in enumerate(tree[0])]
    if len(tree[1]) > 2:
        below = [f"{at}.register_modules({', '.join(['Module()'] * len(tree[1]))})"]
        for i, child in enumerate(tree[1]):
            below += code_for(child, first_children, f"{at}.children[{i}]").splitlines()[1:]
    else:
        below = [code_for(child, first_children, f"{at}.child{i}") for i, child in enumerate(tree[1])]
    return "\n".join([f"{at} = Module()", *(below + own if first_children else own + below)])


def try_tree(
    student: Any, tree: Tree, *, tried: str = "", children_first: bool = False, alike: bool = False
) -> dict:
    tried = tried or f"{code_for(tree, children_first)}\nall_parameters(model)"
    meanings = {
        "RecursionError": "It calls itself without end. Each call is to be about a child, and a module without "
        "children makes no more calls.",
        "Boolean value of Tensor": "Comparing tensors compares their values, not which objects they are.",
    }
    return attempt(student, find, tree, children_first, alike, tried=tried, meanings=meanings)


def judge_tree(student: Any, tree: Tree, **how: Any) -> dict:
    """Fail unless all_parameters lists the tree's parameters in order."""
    seen = try_tree(student, tree, **how)
    right = own_first(tree)
    if seen["first"] != right:
        expected = f"{short(right)}, by the parameters' values" if not how.get("alike") else short(right)
        why = meaning(seen["first"], tree)
        if how.get("alike"):
            why = "Parameters with equal values are still different parameters. Compare with `is`, or not at all."
        fail(why, expected=expected, got=short(seen["first"]))
    expect(
        seen["list"],
        "These are the right parameters in the right order, but a list is wanted.",
        expected="a list",
        got=seen["type"],
    )
    return seen


def judge_untouched(student: Any, tree: Tree, **how: Any) -> None:
    """Fail unless a call leaves the modules alone, and a second one finds the same."""
    seen = try_tree(student, tree, **how)
    before = as_lists(tree)
    if seen["after"] != before:
        fail(
            "The call has changed the module: parameters were added to one of its own lists. += on module.params changes "
            "that very list. Start a new one, such as list(module.params).",
            expected=f"params {short(tree[0])}, as before",
            got=f"params {short(seen['after'][0])}" if seen["after"][0] != tree[0] else "other children",
        )
    expect_equal(seen["first"], own_first(tree), why=meaning(seen["first"], tree))
    expect_equal(
        seen["second"],
        own_first(tree),
        why="The first call is right and a second one is not: something is remembered between them, such as a list as a "
        "default argument.",
    )


def as_lists(tree: Tree) -> list:
    return [list(tree[0]), [as_lists(child) for child in tree[1]]]
