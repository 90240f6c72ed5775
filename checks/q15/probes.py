"""Shared by the checks of q15: modules inside modules, and what all_parameters finds in them.

A tree describes a module: for each name, in the order in which they are set, None for a Parameter, a pair (ni, nf) for
a Linear, or a tree for a module. A name such as "[0]" stands for a child that is registered and no attribute, as in a
Sequential. A parameter is told by its path: "block.first.w".
"""

from __future__ import annotations

import random
from typing import Any

from autograder.checking import Student, expect_equal, fail, short
from checks.shared.modules import MODULE_MEANINGS, NO_METHOD

Tree = dict[str, Any]

MEANINGS = {
    "RecursionError": "It calls itself without end. Each call should be about a child. A module without children then makes "
    "no more calls.",
    "Boolean value of Tensor": "Comparing tensors compares their numbers, and not whether they are the same object. There is "
    "nothing to compare here: take every parameter as it comes.",
    "'list' object is not callable": NO_METHOD,
    "'list' object has no attribute 'params'": "all_parameters was called with a list. Call it with one child at a time.",
    "'list' object has no attribute 'children'": "all_parameters was called with a list. Call it with one child at a time.",
    "'list' object has no attribute 'values'": "params and children are lists, not dicts: loop over them directly.",
    "'list' object has no attribute 'items'": "params and children are lists, not dicts: loop over them directly.",
    "'Parameter' object has no attribute": "A Parameter is not a module: it has neither params nor children. Call all_parameters "
    "with the children alone.",
    "'NoneType' object is not iterable": "A call of all_parameters returns None. Is there a return, in every branch? (And "
    "extend and append return None: do not use what they give back.)",
    '(not "NoneType") to list': "A call of all_parameters returns None. Is there a return, in every branch?",
    "'NoneType' object has no attribute": "append and extend change their list and return None. Do not use what they give back.",
    "no attribute 'all_parameters'": "all_parameters is a function, not a method: all_parameters(child).",
    "name 'self' is not defined": "all_parameters is a function, not a method, so there is no self: the module is its argument.",
    '(not "int") to list': "sum starts at 0, and a list cannot be added to that. Give it a list to start from: "
    "sum(lists, []).",
    "append() takes exactly one argument": "append adds one item. extend, or +=, adds all items of a list.",
    "unhashable": "A list cannot be put into a set. Collect the parameters in a list.",
    "size of tensor": "Comparing or adding tensors goes number by number. The items of a list are added with extend, or += on "
    "a list.",
    **MODULE_MEANINGS,
}


def find(names: Any, tree: Tree) -> dict[str, Any]:
    """What two calls of all_parameters return, as paths, and the module's lists after the first."""
    import torch

    from reference import Linear, Module, Parameter

    paths: dict[int, str] = {}
    ready_made = []

    class Watched(Module):
        def parameters(self) -> list:
            ready_made.append(self)
            return super().parameters()

    Watched.__name__ = "Module"  # as errors name it

    def build(tree: Tree, at: str = "") -> Module:
        module = Watched()
        for name, part in tree.items():
            if part is None:
                made: Any = Parameter(torch.ones(1))
                paths[id(made)] = at + name
            elif isinstance(part, tuple):
                made = Linear(*part)
                paths.update({id(made.w): f"{at}{name}.w", id(made.b): f"{at}{name}.b"})
            else:
                made = build(part, f"{at}{name}.")
            if name.startswith("["):
                module.register_modules(made)
            else:
                setattr(module, name, made)
        return module

    def shown(found: Any) -> Any:
        if id(found) in paths:
            return paths[id(found)]
        if isinstance(found, list):
            return [shown(item) for item in found]
        if isinstance(found, tuple):
            return tuple(shown(item) for item in found)
        if isinstance(found, torch.Tensor):
            return "a copy"
        return "a module" if isinstance(found, Module) else found

    def lists(module: Module) -> list:
        return [shown(module.params), [lists(child) for child in module.children]]

    model = build(tree)
    before = lists(model)
    first = names.all_parameters(model)
    seen = {"first": shown(first), "changed": lists(model) != before, "grown": len(model.params)}
    seen["second"] = shown(names.all_parameters(model))
    return {**seen, "ready made": bool(ready_made)}


def own(tree: Tree) -> list[str]:
    return [name for name, part in tree.items() if part is None]


def children(tree: Tree) -> dict[str, Tree]:
    made = {name: part for name, part in tree.items() if part is not None}
    return {name: {"w": None, "b": None} if isinstance(part, tuple) else part for name, part in made.items()}


def level_by_level(tree: Tree) -> list[str]:
    found, level = [], {"": tree}
    while level:
        found += [f"{at}{name}" for at, part in level.items() for name in own(part)]
        level = {
            f"{at}{name}.": child for at, part in level.items() for name, child in children(part).items()
        }
    return found


def under(name: str, paths: list[str]) -> list[str]:
    return [f"{name}.{path}" for path in paths]


def own_first(tree: Tree) -> list[str]:
    """The right answer, as paths."""
    return own(tree) + [p for name, child in children(tree).items() for p in under(name, own_first(child))]


def children_first(tree: Tree) -> list[str]:
    return [p for name, child in children(tree).items() for p in under(name, children_first(child))] + own(
        tree
    )


def last_child_first(tree: Tree) -> list[str]:
    below = reversed(children(tree).items())
    return own(tree) + [p for name, child in below for p in under(name, last_child_first(child))]


def down_to(tree: Tree, level: int) -> list[str]:
    """Those that are no deeper than so many levels below the module."""
    if not level:
        return own(tree)
    return own(tree) + [
        p for name, child in children(tree).items() for p in under(name, down_to(child, level - 1))
    ]


def of_leaves(tree: Tree) -> list[str]:
    """Those of modules without children."""
    below = children(tree)
    return [p for name, child in below.items() for p in under(name, of_leaves(child))] if below else own(tree)


def first_child_only(tree: Tree) -> list[str]:
    below = list(children(tree).items())[:1]
    return own(tree) + [p for name, child in below for p in under(name, first_child_only(child))]


def last_child_only(tree: Tree) -> list[str]:
    below = list(children(tree).items())[-1:]
    return own(tree) + [p for name, child in below for p in under(name, last_child_only(child))]


def mistakes_for(tree: Tree) -> list[tuple[Any, str]]:
    """What known mistakes give for this tree, and what to say of each."""
    right = own_first(tree)
    return [
        ([], "The list is empty. Is something added to it, and is the same list returned? (found or [] makes a new list whenever "
            "found is empty: ask for None instead.)"),
        (
            of_leaves(tree),
            "Only modules without children have their parameters in the list. A module that has children may have "
            "parameters of its own too.",
        ),
        (own(tree), "These are the module's own parameters alone. Add what the calls for its children return."),
        (
            right[len(own(tree)) :],
            "The module's own parameters are missing. Start the list with module.params.",
        ),
        (children_first(tree), "They are all there, but children come first. A module's own parameters come before its children's."),
        (last_child_first(tree), "They are all there, but the last child comes first. Keep the order of module.children."),
        (level_by_level(tree), "They are all there, but level by level. All of the first child's, however deep, come before the second "
        "child's."),
        (
            lambda got: sorted(got) == sorted(path for path in right if "[" not in path) != sorted(right),
            "Children that are not attributes are missing. Go through module.children, and not through the attributes.",
        ),
        (
            first_child_only(tree),
            "Only the first child of each module was asked. Is the return inside the loop?",
        ),
        (
            last_child_only(tree),
            "Only the last child of each module counts. Add to the list in the loop instead of starting a new one.",
        ),
        *(
            (
                down_to(tree, level),
                f"It goes {'one level' if level == 1 else f'{level} levels'} down, and no deeper. Call all_parameters itself for "
                "each child, and it goes as deep as the model does.",
            )
            for level in range(1, 5)
        ),
        (is_nested, "There are lists inside the list. all_parameters(child) is a list: add its items with += or extend. append adds the "
        "list as one item."),
        (
            lambda got: sorted(set(got)) == sorted(right) and len(got) > len(right),
            "Some parameters are in the list more than once.",
        ),
        (
            lambda got: "a module" in got,
            "There are modules in the list. Add the parameters of each child, and not the child itself.",
        ),
        (
            lambda got: "a copy" in got,
            "These are other tensors with the same numbers. Put the registered Parameter objects themselves into the list.",
        ),
        (
            lambda got: isinstance(got, list) and sorted(got) == sorted(right),
            "They are all there, but in another order (a set keeps none). The module's own come first, then all of the first "
            "child's, then all of the second child's.",
        ),
        (
            lambda got: isinstance(got, list) and all(isinstance(p, str) for p in got) and "gain" in " ".join(right) and not any("gain" in p for p in got),
            "A parameter whose number equals another's is missing. It is still a parameter of its own: do not compare them.",
        ),
        (
            lambda got: isinstance(got, list) and not all(isinstance(item, str) for item in got),
            "There is something in the list that is not a parameter. Put the Parameter objects themselves into it.",
        ),
        (
            lambda got: isinstance(got, list),
            "Some parameters are missing. Which modules do they belong to, and which list do you look into for those?",
        ),
    ]  # fmt: skip


def is_nested(got: Any) -> bool:
    return isinstance(got, list) and any(isinstance(item, list) for item in got)


def judge_tree(student: Student, tree: Tree, tried: str) -> dict[str, Any]:
    """Fail unless all_parameters lists the tree's parameters in order, twice, and changes no list."""
    seen = student.observe(find, tree, tried=tried)
    right = own_first(tree)
    if seen["changed"] and seen["first"] == right and seen["grown"] == len(own(tree)):
        fail(
            "The call has changed a list of the module, or of one in it. Go through the lists, take nothing out of them and add "
            "nothing to them.",
            expected="params and children as before",
            got="other lists",
        )
    if seen["changed"] and (seen["first"] == right or seen["grown"] > len(own(tree))):
        fail(
            "The call has changed the module: something was added to its own list, module.params. += and extend change "
            "the very list that they are used on. Start a new one: found = list(module.params).",
            expected=f"model.params as before: {short(own(tree))}",
            got=f"{seen['grown']} items in model.params",
        )
    expect_equal(seen["first"], right, mistakes=mistakes_for(tree))
    expect_equal(
        seen["second"],
        right,
        tried=f"{tried}\nall_parameters(model)   # once more",
        why="The first call is right and the second is not: something is remembered between them, such as a list as a "
        "default argument.",
    )
    return seen


def nested(random: random.Random, depth: int) -> Tree:
    """A tree of this depth on which each known mistake shows."""
    tree: Tree = {"shift": None}
    for _ in range(depth):
        parts: list[tuple[str, Any]] = [("[0]", {"p": None}), ("head", (random.randrange(2, 9), 3))]
        random.shuffle(parts)
        parts.insert(
            random.randrange(2), ("inner", tree)
        )  # not the last child: level by level would be the same
        parts.insert(random.randrange(4), ("gain", None))
        tree = dict(parts)
    return tree
