"""Facts that are read from an answer's source."""

import pytest

from autograder.reading.cells import bound, parse
from autograder.reading.form import Form

RECURSIVE = {
    "itself": "def f(n):\n    return f(n - 1)",
    "a helper": "def go(n):\n    return go(n - 1)\ndef f(n):\n    return go(n)",
    "a nested helper": "def f(n):\n    def go(n):\n        return go(n - 1)\n    return go(n)",
    "each other": "def f(n):\n    return g(n)\ndef g(n):\n    return f(n - 1)",
    "a lambda": "f = lambda n: n and f(n - 1)",
    "a cached lambda": "from functools import cache\nf = cache(lambda n: n and f(n - 1))",
    "a decorated function": "from functools import cache\n@cache\ndef f(n):\n    return f(n - 1)",
    "a method": "class A:\n    def go(self, n):\n        return self.go(n - 1)\ndef f(n):\n    return A().go(n)",
    "an instance that is called": (
        "class A:\n    def __call__(self, n):\n        return self(n - 1)\nf = A()\n"
    ),
    "an instance made and called": (
        "class A:\n    def __call__(self, n):\n        return self(n - 1)\ndef f(n):\n    return A()(n)"
    ),
    "an instance that is indexed": (
        "class A(dict):\n    def __missing__(self, n):\n        return self[n - 1]\ndef f(n):\n    return A()[n]"
    ),
    "its own argument": "def go(g, n):\n    return g(g, n - 1)\ndef f(n):\n    return go(go, n)",
    "under another name": "def f(n):\n    again = f\n    return again(n - 1)",
    "a generator": "def go(n):\n    yield from go(n - 1)\ndef f(n):\n    return list(go(n))",
}
NOT_RECURSIVE = {
    "a loop": "def f(n):\n    a = 0\n    for _ in range(n):\n        a = a + 1\n    return a",
    "a mention": 'def f(n):\n    "f calls f(n - 1)"\n    return [n]  # f(n - 1)',
    "another function is": "def g(n):\n    return g(n - 1)\ndef f(n):\n    return n",
    "a call beside it": "def f(n):\n    return n\nf(f(3))",
    "an unused nested function": "def f(n):\n    def g(n):\n        return g(n)\n    return n",
    "a variable that grows": "def f(n):\n    xs = []\n    xs = xs + [n]\n    return xs",
    "nothing": "",
    "no Python": "def f(n:",
}


@pytest.mark.parametrize("source", RECURSIVE.values(), ids=RECURSIVE.keys())
def test_every_way_to_be_recursive(source):
    assert Form(source).is_recursive("f")


@pytest.mark.parametrize("source", NOT_RECURSIVE.values(), ids=NOT_RECURSIVE.keys())
def test_what_is_not_recursive(source):
    assert not Form(source).is_recursive("f")


def test_a_helper_may_stand_in_an_earlier_cell():
    assert Form("def f(n):\n    return go(n)", ["def go(n):\n    return go(n - 1)"]).is_recursive("f")


def test_bases_are_followed_through_the_answers_own_classes():
    form = Form("class A(Callback): pass\nclass B(A): pass\nclass C(object): pass\nclass D: pass")
    assert form.bases("B") == ["A", "Callback"]
    assert form.bases("C") == ["object"]
    assert form.bases("D") == []


def test_methods_include_those_that_are_assigned():
    form = Form("class A:\n    def f(self): pass\n    __getattr__ = lambda self, name: 0\nclass B(A): pass")
    assert {"f", "__getattr__"} <= form.methods("B")


def test_uses_sees_through_other_names_and_leaves_trials_out():
    form = Form(
        "from torch import logsumexp as lse\nimport glob as g\n"
        "def helper(x):\n    return lse(x, -1)\n"
        "def f(x):\n    return helper(x)\n"
        "def other(x):\n    return g.glob(x)\n"
        "print(torch.softmax(f(x)))"
    )
    assert "logsumexp" in form.uses("f")
    assert not {"softmax", "glob"} & form.uses("f")
    assert "glob" in form.uses("other")


def test_what_a_cell_binds():
    tree = parse(
        "import a.b\nfrom c import d as e\nx, (y, *z) = 1, (2, 3)\nL.extra = [o for o in x]\ndef f():\n    inner = 1\n"
    )
    assert bound(tree) == {"a", "e", "x", "y", "z", "f"}


def test_what_an_answer_borrows_is_told_from_what_it_defines():
    form = Form(
        "from torch.nn.functional import log_softmax as ls\nimport torch.nn as tnn\n"
        "class Stable:\n    @staticmethod\n    def logsumexp(x): return x.exp()\n"
        "def helper(x):\n    'torch.logsumexp'\n    return Stable.logsumexp(x) + logsumexp(x[0])\n"
        "def logsumexp(x):\n    return helper(x)\n"
        "def other(F):\n    return ls(F) + tnn.Softmax()(F) + F.logsumexp(-1) + getattr(torch, 'softmax')(F)"
    )
    assert "logsumexp" not in {name.split(".")[-1] for name in form.borrows("logsumexp")}
    assert form.borrows("other") >= {
        "torch.nn.functional.log_softmax",
        "torch.nn.Softmax",
        ".logsumexp",
        "torch.softmax",
    }
    assert "F" not in form.borrows("other")


def test_a_functions_own_variables_are_not_those_beside_it():
    form = Form(
        "def f(x):\n    result = g(x)\n    return result\n"
        "def g(x):\n    global known\n    known += [h(x) for h in (abs,)]\n    return known\n"
        "known = list(torch.zeros(3))\n"
        "result = glob(f(3))\n"
        "h = fnmatch(3)\n"
    )
    assert {"zeros", "abs", "g"} <= form.uses("f")
    assert not {"glob", "fnmatch"} & form.uses("f")


def test_names_that_are_bound_together():
    form = Form("a, (b, c) = glob(1), (zeros(2), lambda x: a)\nd, *e = zip(f)\n")
    assert form.uses("a") == {"glob"}
    assert form.uses("b") == {"zeros"}
    assert form.uses("c") == {"a", "glob"}
    assert form.uses("e") == {"zip", "f"}


def test_trials_beside_an_answer_can_be_left_out():
    loop = "def f(m):\n    found = [m]\n    return found\n"
    tried = Form(loop + "found = f(3)\nprint(f(found))\n")
    assert not tried.without_trials("f").is_recursive("f")
    helper = "walk = lambda m: [m, *(o for c in m.children for o in walk(c))]\n"
    kept = Form("f = cache(inner)\nfound = f(3)\n", [helper, "def inner(m):\n    return walk(m)\n"])
    assert kept.without_trials("f").is_recursive("f")


def test_a_trial_beside_the_answer_does_not_make_it_recursive():
    source = "def f(n):\n    found = [n]\n    return found\nfound = f(3)\n"
    assert not Form(source).without_trials("f").is_recursive("f")


@pytest.mark.parametrize(
    ("source", "follows"),
    [
        ("def log_softmax(x):\n    return x - x.logsumexp(-1)", False),
        ("def log_softmax(x):\n    z = x - x.amax(-1)\n    return z - z.logsumexp(-1)", False),
        ("def log_softmax(x):\n    x = x.float()\n    return x - (x + 0).logsumexp(-1)", False),
        ("def log_softmax(x):\n    x -= x.amax(-1)\n    return x - x.T.logsumexp(-1)", False),
        ("def log_softmax(x):\n    return x - x.float()[None].logsumexp(-1)", False),
        ("def log_softmax(x):\n    return x - logsumexp(x)", True),
        ("def log_softmax(x):\n    y = x\n    import __main__ as x\n    return y - x.logsumexp(y)", True),
        ("def log_softmax(x):\n    import __main__ as m\n    return x - m.logsumexp(x)", True),
        ("def log_softmax(x):\n    m = __import__('__main__')\n    return x - m.logsumexp(x)", True),
        ("def log_softmax(x):\n    m = x.__class__.find()\n    return x - m.logsumexp(x)", True),
        ("def log_softmax(x):\n    for m in [__main__]:\n        return x - m.logsumexp(x)", True),
        ("def log_softmax(x):\n    return x - x.logsumexp(-1) + 0 * logsumexp(x)", True),
        ("import __main__\ndef log_softmax(x):\n    return x - __main__.logsumexp(x)", True),
        ("import __main__\ndef log_softmax(x, m=__main__):\n    return x - m.logsumexp(x)", True),
        ("import __main__\ndef log_softmax(x):\n    y, x = x, __main__\n    return y - x.logsumexp(y)", True),
        (
            "class Loss:\n    def logsumexp(self, x):\n        return torch.log_softmax(x, -1)\n"
            "    def __call__(self, x):\n        return x - self.logsumexp(x)\nlog_softmax = Loss()",
            True,
        ),
    ],
)
def test_a_values_own_method_is_not_the_answers_function_of_that_name(source, follows):
    earlier = "def logsumexp(x):\n    return torch.log_softmax(x, -1)"
    borrowed = Form(source, [earlier]).borrows("log_softmax")
    assert ("torch.log_softmax" in borrowed) == follows
