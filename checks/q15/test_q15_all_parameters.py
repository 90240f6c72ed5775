"""Checks of q15: all_parameters(module), by recursion."""

import ast

from autograder.checking import expect, fail, required
from checks.q15.probes import judge_tree, judge_untouched, try_tree

HINTS = [
    "Suppose that somebody else could tell you the parameters of each child. What would be left for you to do?",
    "That somebody is all_parameters itself. Start a new list with the module's own params, then go through its "
    "children in order.",
    "found = list(module.params), and for each child: found += all_parameters(child). += adds the items of a list; "
    "append would add the list as one item.",
]

NESTED = ([3, 8], [([5], [([1, 9], []), ([], [([7], [])]), ([6], [])]), ([2], [([4], [])])])


@required
def test_every_parameter_in_order(student):
    "all_parameters lists the module's own parameters, then each child's, at any depth"
    judge_tree(student, NESTED)


@required
def test_is_recursive(student):
    "all_parameters is recursive, and does not call .parameters()"
    seen = try_tree(student, ([1], [([2], [([3], [])])]))
    expect(seen["first"], "It finds no parameters.", expected="[1, 2, 3]", got=str(seen["first"]))
    form = student.form.without_trials("all_parameters")
    if seen["calls"] or ready_made(form):
        fail(
            "It calls .parameters(), which is what you are to write. Use params and children alone.",
            tried="reading your cell",
        )
    expect(
        form.is_recursive("all_parameters"),
        "Nothing in the answer calls itself. A recursive function does its own part (the module's params), and calls "
        "itself for the parts that are smaller (each child).",
        tried="reading your cell",
    )


def ready_made(form):
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


def test_children_set_first(student):
    "a module's own parameters come first, even if its children were set before them"
    judge_tree(student, ([1], [([2], []), ([3, 4], [([5], [])])]), children_first=True)


def test_no_parameters(student):
    "a module without parameters gives an empty list"
    for tree in (([], []), ([], [([], []), ([], [])])):
        judge_tree(student, tree)


def test_leaves_the_module_alone(student):
    "the module is not changed, and a second call gives the same list"
    judge_untouched(student, NESTED)
