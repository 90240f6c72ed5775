"""The changes that a person makes by mistake are all tried, each alone, and each leaves a program that can be read."""

import ast

import pytest

from autograder.authoring.blunders import blunders


def made(source, change):
    return [changed for name, changed in blunders(source) if name == change]


def test_each_statement_is_dropped_but_no_docstring():
    source = 'def f(x):\n    "adds one"\n    x += 1\n    return x\n'
    assert made(source, "statement dropped") == [
        "pass\n",
        'def f(x):\n    "adds one"\n    pass\n    return x\n',
        'def f(x):\n    "adds one"\n    x += 1\n    pass\n',
    ]


def test_what_decorates_goes_with_what_it_decorates():
    assert made("@cache\ndef f(): return 1\n", "statement dropped")[0] == "pass\n"


def test_neighbouring_arguments_are_swapped_and_each_is_left_out():
    source = "y = f('é', b, *c, k=1)  # as it was\n"
    assert made(source, "arguments swapped") == [
        "y = f(b, 'é', *c, k=1)  # as it was\n",
        "y = f('é', *c, b, k=1)  # as it was\n",
    ]
    assert [line.partition("  #")[0] for line in made(source, "argument left out")] == [
        "y = f(b, *c, k=1)",
        "y = f('é', *c, k=1)",
        "y = f('é', b, k=1)",
        "y = f('é', b, *c)",
    ]


@pytest.mark.parametrize(
    "source",
    ["if a:\n    b()\n", "x = 1 if a else 2\n", "x = [o for o in y if a]\n"],
)
def test_a_test_is_always_and_never_met(source):
    assert made(source, "always taken") == [source.replace("a", "True", 1)]
    assert made(source, "never taken") == [source.replace("a", "False", 1)]


def test_a_return_moves_one_level_in_and_out():
    loop = "def f(xs):\n    for x in xs:\n        g(x)\n    return xs\n"
    assert made(loop, "return one level in") == [loop.replace("    return", "        return")]
    inside = "def f(xs):\n    for x in xs:\n        return x\n"
    assert made(inside, "return one level out") == [
        "def f(xs):\n    for x in xs:\n        pass\n    return x\n"
    ]


def test_all_of_them_can_be_read():
    source = "def f(a, b):\n    while g(a, b):\n        if a: return 1\n    else:\n        del a\n    return h(b, 2)\n"
    changed = list(blunders(source))
    assert len(changed) > 8
    for _, program in changed:
        ast.parse(program)
