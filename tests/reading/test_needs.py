"""Which earlier cells an answer needs: those that leave behind what it takes."""

import pytest

from autograder.reading.cells import parse
from autograder.reading.needs import leaves, repeated, takes


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(n):\n    return helper(n) + f(n - 1)", {"helper"}),
        ("def f(n):\n    found = [n]\n    return found", set()),
        ("def f(n):\n    return later(n)\ndef later(n):\n    return n", set()),
        ("files = g(path)\nfiles[0]", {"g", "path"}),
        ("for x in xs:\n    y = x\n    y", {"xs"}),
        ("if a:\n    b = 1\nb", {"a", "b"}),
        ("n += 1", {"n"}),
        ("class A(B):\n    def f(self):\n        return self.g(C)", {"B", "C"}),
        ("x.helper()", {"x"}),
        ("[i for i in xs]", {"xs"}),
        ("def f(a=T):\n    global G\n    G = a", {"T"}),
        ("await g()", {"g"}),
        ("%time x = f(3)\nx", {"f"}),
        ("try:\n    a = 1\nexcept E as error:\n    raise error", {"E"}),
        ("with o as p:\n    q = p\nq", {"o"}),
    ],
)
def test_names_that_a_cell_takes(source, names):
    assert takes(parse(source)).names == names


def test_what_a_cell_leaves():
    left = leaves(parse("import a\nL.extra = 1\nd['k'] = 2\nseen.append(3)\nsetattr(M, 'hook', f)\n"))
    assert left.names == {"a"}
    assert left.attributes == {("L", "extra"), ("M", "hook")}
    assert left.changes == {"d", "seen"}
    assert not left.anything


def test_a_method_that_is_patched_in():
    left = leaves(parse("@patch\ndef double(self: L):\n    return self + self"))
    assert ("L", "double") in left.attributes


@pytest.mark.parametrize(
    "source", ["from math import *", "%run other.py", "exec(code)", "get_ipython().ex('x = 1')"]
)
def test_what_may_bind_anything(source):
    assert leaves(parse(source)).anything


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    exec('x = 1')",
        "%matplotlib inline\n!ls\nf?",
        "%%bash\nls",
        "%%html\n<b>",
        "files = !ls",
        "%%writefile f.py\nx = 1",
        "print([n for n in range(3)])",
    ],
)
def test_what_binds_nothing_unknown(source):
    assert not leaves(parse(source)).anything


def test_an_import_that_the_setup_cell_makes_too_changes_nothing():
    setup = parse("import torch\nfrom torch import nn\nimport numpy as np")
    assert repeated(parse("import torch, math\nfrom torch import nn\nx = 3"), setup) == {"torch", "nn"}
    assert repeated(parse("import numpy as torch\nimport numpy"), setup) == set()
    assert repeated(parse("import torch\ntorch = 3"), setup) == set()
