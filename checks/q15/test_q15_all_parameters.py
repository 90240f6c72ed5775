"""Checks of q15: all_parameters(module), by recursion."""

import ast
from typing import Any

from autograder.checking import Form, Student, expect, expect_equal, fail, required
from checks.q15.probes import MEANINGS, Tree, find, judge_tree, nested, own_first  # noqa: F401  (MEANINGS explain exceptions)
from checks.shared.again import judge_recursion

HINTS = [
    "Suppose somebody else could give you the parameters of each child. What would be left for you to do?",
    "That somebody is `all_parameters` itself. Start a new list with the module's own `params`. Then go through its "
    "`children` in order, and add what `all_parameters(child)` returns.",
    "```python\nfound = list(module.params)\nfor child in module.children:\n    found += all_parameters(child)\nreturn found\n```\n"
    "`+=` adds the items of a list. `append` would add the list as one item.",
]

PASSED = "Every optimizer in this course gets its parameters this way: SGD(model.parameters(), lr)."

MODEL = {"scale": None, "block": {"gain": None, "first": (5, 3), "second": (3, 2)}, "head": (2, 4)}
CODE = """\
model = Module(); model.scale = Parameter(torch.ones(1))
model.block = Module(); model.block.gain = Parameter(torch.ones(1))
model.block.first = Linear(5, 3); model.block.second = Linear(3, 2)
model.head = Linear(2, 4)
all_parameters(model)"""


@required
def test_every_parameter_in_order(student: Student) -> None:
    "all_parameters lists the module's own parameters, then each child's, in order"
    judge_tree(student, MODEL, CODE)


@required
def test_is_recursive(student: Student) -> None:
    "all_parameters is recursive, and does not call .parameters()"
    seen = student.observe(find, MODEL, tried=CODE)
    form = student.form.without_trials("all_parameters")
    if seen["ready made"] or ready_made(form):
        fail(
            "It calls .parameters(), which is what you are writing here. Use params and children alone.",
            tried="reading your cell",
        )
    expect(
        form.is_recursive("all_parameters"),
        "Nothing in the answer calls itself. A recursive function does its own part (the module's params), and calls "
        "itself for each smaller part (each child).",
        tried="reading your cell",
    )
    # The source may have a call that never happens, or whose result nobody uses.
    tree = nested(student.random, 4)

    def right(found: Any) -> bool:
        return bool(found["first"] == own_first(tree))

    expect(
        judge_recursion(student, "all_parameters", find, (tree,), right, CODE, least=6),
        "The answer has a call of itself, but the parameters do not come from it: without that call the list stays the same.",
        tried="all_parameters(model)   # a random model, with one call of itself left out",
    )


def ready_made(form: Form) -> bool:
    """Whether the answer reads `parameters` of something, other than a helper of its own of that name."""
    nodes = form.nodes("all_parameters")
    if any(isinstance(node, ast.FunctionDef) and node.name == "parameters" for node in nodes):
        return False
    for node in nodes:
        match node:
            case ast.Attribute(attr="parameters"):
                return True
            case ast.Call(func=func, args=args) if ast.unparse(func).endswith(
                ("getattr", "attrgetter", "methodcaller")
            ):
                if any(isinstance(arg, ast.Constant) and arg.value == "parameters" for arg in args):
                    return True
    return False


def test_any_depth(student: Student) -> None:
    "however deep the modules lie, all of their parameters are found"
    depth = student.random.randrange(6, 10)
    tree: Tree = {"p": None}
    for _ in range(depth - 1):
        tree = {"p": None, "child": tree}
    tried = (
        "model = module = Module()\n"
        f"for _ in range({depth - 1}):\n"
        "    module.p = Parameter(torch.ones(1)); module.child = Module(); module = module.child\n"
        "module.p = Parameter(torch.ones(1))\n"
        "all_parameters(model)"
    )
    judge_tree(student, tree, tried)


def test_any_order_of_setting(student: Student) -> None:
    "own parameters come first even if a child was set before them, and children may be registered without a name"
    tried = (
        "model = Module(); model.child = Linear(2, 3); model.scale = Parameter(torch.ones(1))\n"
        "model.register_modules(Linear(3, 4), Linear(4, 5))\nall_parameters(model)"
    )
    judge_tree(student, {"child": (2, 3), "scale": None, "[0]": (3, 4), "[1]": (4, 5)}, tried)


def test_no_parameters(student: Student) -> None:
    "a module with no parameters of its own gives its children's, and one without any an empty list"
    judge_tree(
        student,
        {"first": (5, 3), "second": (3, 2)},
        "model = Module(); model.first = Linear(5, 3); model.second = Linear(3, 2)\nall_parameters(model)",
    )
    tried = "model = Module(); model.a = Module(); model.a.b = Linear(5, 3)\nall_parameters(model)"
    judge_tree(student, {"a": {"b": (5, 3)}}, tried)
    judge_tree(student, {}, "model = Module()\nall_parameters(model)")
    judge_tree(student, {"child": {}}, "model = Module(); model.child = Module()\nall_parameters(model)")


def test_random_model(student: Student) -> None:
    "a random model of four levels gives the right list"
    judge_tree(student, nested(student.random, 3), "all_parameters(model)   # a random model of four levels")


def with_one_more(names):
    import torch

    from reference import Linear, Module, Parameter

    model = Module()
    model.head = Linear(2, 3)
    counts = [len(names.all_parameters(model))]
    model.head.scale = Parameter(torch.ones(1))
    return [*counts, len(names.all_parameters(model))]


def test_sees_a_new_one(student: Student) -> None:
    "a parameter that is registered later is in the list of a later call"
    tried = (
        "model = Module(); model.head = Linear(2, 3)\nlen(all_parameters(model))\n"
        "model.head.scale = Parameter(torch.ones(1))\nlen(all_parameters(model))"
    )
    expect_equal(
        student.observe(with_one_more, tried=tried),
        [2, 3],
        why="Each call should list what is registered by then. Keep nothing from earlier calls.",
        mistakes=[([2, 2], "The second call gives the list of the first. Keep nothing from earlier calls.")],
    )


def frozen(names, n):
    from reference import Linear, Module

    model = Module()
    model.register_modules(*(Linear(2, 3) for _ in range(n)))
    model.children[0].w.requires_grad_(False)
    found = names.all_parameters(model)
    return [any(p is q for q in found) for layer in model.children for p in layer.params]


def test_frozen_ones_too(student: Student) -> None:
    "every parameter is in the list, also one that is not being trained"
    n = student.random.randrange(2, 5)
    expect_equal(
        student.observe(frozen, n, tried="model.children[0].w.requires_grad_(False)\nall_parameters(model)"),
        [True] * (2 * n),
        why="A parameter with requires_grad=False is registered all the same. Leave none out.",
    )
