"""Shared by the checks of m01: parameters, and trees of modules.

A tree is described by the names of its attributes in order: "w" and "b" are parameters, a pair (name, tree) is a module.
"""

from __future__ import annotations

import random
from typing import Any

import torch

from autograder.checking import expect, expect_equal, fail
from checks.shared.modules import attempt

MEANINGS = {
    "RecursionError": "It calls itself without end. In __setattr__, set the attribute with super().__setattr__(name, value): "
    "setattr and self.name = value come back to __setattr__.",
    "unexpected keyword argument": "A keyword argument went wrong on its way to forward, or did not get there.",
    "missing 1 required keyword-only argument": "Keyword arguments do not reach forward: pass on **kwargs too.",
    "register_parameters()": "It takes any number of them at a time: def register_parameters(self, *ps).",
    "register_modules()": "It takes any number of them at a time: def register_modules(self, *ms).",
    "must be a mapping, not NoneType": "kwargs is None where an operation has no keyword arguments: func(*args, **(kwargs or {})).",
    "requires_grad flags of leaf": "x may be the result of an operation, and a Parameter made of it has to be a leaf all the same. Cut it off "
    "first: x.detach().",
    "_disabled_torch_function_impl": "That name is torch._C._disabled_torch_function_impl.",
}

SHARED = (
    "The lists are shared by all modules: they stand in the class's body, or are a default of __init__. Make new ones in __init__, "
    "with self.params = [] and self.children = []."
)


PARAMETERS = ("w", "b", "scale", "shift", "mean", "std", "gain")
MODULES = ("first", "second", "inner", "conv", "pool", "head", "body")


def draw_tree(draw: random.Random, depth: int = 3) -> list:
    """A tree with modules `depth` levels below, in which every module has parameters and most have several modules."""
    tree: list = draw.sample(PARAMETERS, draw.randrange(2, 4))
    if depth:
        below = [
            draw_tree(draw, depth - 1),
            *([draw.choice(PARAMETERS)] for _ in range(draw.randrange(1, 3))),
        ]
        draw.shuffle(below)
        tree += zip(draw.sample(MODULES, len(below)), below, strict=True)
        draw.shuffle(tree)
    return tree


def draw_numbers(draw: random.Random, *shape: int) -> torch.Tensor:
    """Quarters, no two alike."""
    numbers = draw.sample(range(-100, 101), torch.Size(shape).numel())
    return torch.tensor(numbers).reshape(shape) / 4


def called_with(names: Any, x: int) -> Any:
    class Double(names.Module):  # type: ignore[name-defined, misc]
        def forward(self, x: Any) -> Any:
            return 2 * x

    return Double()(x)


def judge_double(student: Any, x: int) -> None:
    """Fail unless a call of a module gives what its forward returns."""
    expect_equal(
        attempt(
            student, called_with, x, tried=f"Double()({x})   # its forward returns 2 * x", meanings=MEANINGS
        ),
        2 * x,
        why="A call returns what forward returns for the same arguments.",
    )


def new_modules(names: Any) -> dict:
    """What two new modules are like, and the second one after something was registered in the first."""
    a, b = names.Module(), names.Module()
    first = {
        "lists": [type(o).__name__ for o in (a.params, a.children)],
        "empty": [len(a.params), len(a.children)],
        "hook": a.hook is None,
        "training": repr(a.training),
    }
    # Told by what is in the lists: where they are shared a module is its own child, and parameters() never ends.
    names.Module.register_parameters(a, names.Parameter(torch.ones(1)))
    names.Module.register_modules(a, names.Module())
    first["b"] = [len(b.params), len(b.children)]
    return first


def judge_new(student: Any) -> None:
    """Fail unless a new module has two empty lists of its own, no hook, and is not training."""
    tried = "a, b = Module(), Module()"
    seen = attempt(student, new_modules, tried=tried, meanings=MEANINGS)
    expect(
        seen["b"] == [0, 0],
        SHARED,
        tried=f"{tried}\na.register_parameters(p)\nb.params",
        expected="[]",
        got="[p]",
    )
    expect(
        all(kind in ("list", "L") for kind in seen["lists"]),
        "params and children are lists.",
        tried=f"{tried}\na.params, a.children",
        expected="[], []",
        got=", ".join(seen["lists"]),
    )
    expect_equal(
        seen["empty"],
        [0, 0],
        why="Both lists are empty at first.",
        tried=f"{tried}\nlen(a.params), len(a.children)",
    )
    expect(
        seen["hook"], "There is no hook at first: hook is None.", tried=f"{tried}\na.hook", expected="None"
    )
    expect_equal(
        seen["training"],
        "False",
        why="A new module is not training: training is False.",
        tried=f"{tried}\na.training",
    )


def build(names: Any, tree: list, path: str = "") -> tuple[Any, list]:
    """The module of a tree, and each of its parameters with its path."""
    module, found = names.Module(), []
    for part in tree:
        if isinstance(part, str):
            p = names.Parameter(torch.ones(2))
            setattr(module, part, p)
            found.append((p, path + part))
        else:
            name, below = part
            child, inside = build(names, below, f"{path}{name}.")
            setattr(module, name, child)
            found += inside
    return module, found


def paths(tree: list, path: str = "") -> list[str]:
    """The paths of all parameters: own ones first, then each module's."""
    found = [path + part for part in tree if isinstance(part, str)]
    for part in tree:
        if not isinstance(part, str):
            found += paths(part[1], f"{path}{part[0]}.")
    return found


def registered(names: Any, tree: list) -> dict:
    """Where the attributes of a tree went, by their places in it."""
    if new_modules(names)["b"] != [0, 0]:
        return {"shared": True}
    module = names.Module()
    parts = []
    for part in tree:
        name, value = (
            (part, names.Parameter(torch.ones(2))) if isinstance(part, str) else (part[0], names.Module())
        )
        setattr(module, name, value)
        parts.append((name, value))
    place = {id(value): name for name, value in parts}
    seen = {"shared": False, "kept": [getattr(module, name, None) is value for name, value in parts]}
    seen["params"] = [place.get(id(o), "another") for o in module.params]
    seen["children"] = [place.get(id(o), "another") for o in module.children]
    return seen


def judge_registered(student: Any, tree: list) -> None:
    """Fail unless parameters go into params and modules into children, in order, and all are set."""
    lines = [
        f"module.{p} = Parameter(...)" if isinstance(p, str) else f"module.{p[0]} = Module()" for p in tree
    ]
    tried = "\n".join(["module = Module()", *lines])
    seen = attempt(student, registered, tree, tried=tried, meanings=MEANINGS)
    expect(not seen["shared"], SHARED)
    expect(
        all(seen["kept"]),
        "An attribute was not set: __setattr__ has to store the value too, and not only register it. Call "
        "super().__setattr__(name, value).",
        expected="the attributes that were set",
    )
    for kind, says in (("params", "Parameters"), ("children", "Modules")):
        right = [p if isinstance(p, str) else p[0] for p in tree if isinstance(p, str) is (kind == "params")]
        got = seen[kind]
        why = f"{says} that are set as attributes go into {kind}, in order and once each, and nothing else does."
        if not got and right:
            why = f"Nothing is in {kind}: setting an attribute that is a {says[:-1]} registers it."
        elif got == right[::-1]:
            why = f"{kind} is in reverse order."
        expect_equal(got, right, tried=f"{tried}\nmodule.{kind}   # shown by their names", why=why)


def only_set(names: Any, n: int, name: str) -> dict:
    """What became of attributes that are no Parameter and no Module."""
    if new_modules(names)["b"] != [0, 0]:
        return {"shared": True}
    module = names.Module()
    module.n, module.name, module.things = n, name, [names.Parameter(torch.ones(1)), names.Module()]
    module.x, module.out, module.f = torch.ones(n), names.Parameter(torch.ones(2)) * 2, None
    kept = [module.n, module.name, len(module.things), len(module.x), module.f is None]
    return {"shared": False, "kept": kept, "n": [len(module.params), len(module.children)]}


def judge_only_set(student: Any) -> None:
    """Fail unless other attributes are set and not registered."""
    n, name = student.random.randrange(2, 1000), student.random.choice(MODULES)
    tried = (
        f'module = Module()\nmodule.n = {n}\nmodule.name = "{name}"\nmodule.things = [Parameter(torch.ones(1)), Module()]\n'
        f"module.x = torch.ones({n})\nmodule.out = Parameter(torch.ones(2)) * 2\n"
    )
    seen = attempt(
        student, only_set, n, name, tried=tried + "module.params, module.children", meanings=MEANINGS
    )
    expect(not seen["shared"], SHARED)
    expect(
        seen["kept"] == [n, name, 2, n, True],
        "An attribute that is no Parameter and no Module was not set, or has another value.",
    )
    expect_equal(
        seen["n"],
        [0, 0],
        why="Anything else, such as a number, a list or a plain tensor, is only set. Here it was registered.",
        tried=tried + "len(module.params), len(module.children)",
    )


def by_hand(names: Any, n: int) -> list:
    """How much is registered after registering none, one and then n at a time."""
    if new_modules(names)["b"] != [0, 0]:
        return ["shared"]
    module = names.Module()
    ps, ms = [names.Parameter(torch.ones(1)) for _ in range(n + 1)], [names.Module() for _ in range(n + 1)]
    for register, things in ((module.register_parameters, ps), (module.register_modules, ms)):
        register()
        register(things[0])
        register(*things[1:])
    places = {id(o): i for some in (ps, ms) for i, o in enumerate(some)}
    return [[places.get(id(o)) for o in some] for some in (module.params, module.children)]


def judge_by_hand(student: Any) -> None:
    """Fail unless any number can be registered by hand, in order."""
    n = student.random.randrange(3, 9)
    ps = [f"p{i}" for i in range(n + 1)]
    tried = f"module.register_parameters(p0); module.register_parameters({', '.join(ps[1:])})   # and so with modules"
    seen = attempt(student, by_hand, n, tried=tried, meanings=MEANINGS)
    expect(seen != ["shared"], SHARED)
    if any(None in some for some in seen):
        fail(
            "What was added is not the parameter or module itself. ps and ms are tuples: append adds the whole tuple as one item, and += or "
            "extend adds what is in it.",
            expected=", ".join(ps),
            got="something else",
        )
    expect_equal(
        seen,
        [list(range(n + 1))] * 2,
        why="register_parameters(*ps) and register_modules(*ms) add any number at a time, in order (shown by their places).",
    )


def all_parameters(names: Any, tree: list) -> dict:
    """What parameters() gives, twice, by paths."""
    if new_modules(names)["b"] != [0, 0]:
        return {"shared": True}
    module, made = build(names, tree)
    place = {id(p): path for p, path in made}
    before = len(module.params)
    first = module.parameters()
    seen: dict[str, Any] = {"shared": False, "kind": type(first).__name__}
    if seen["kind"] in ("list", "L"):
        seen["found"] = [[place.get(id(p), "another") for p in first]]
        seen["found"].append([place.get(id(p), "another") for p in module.parameters()])
        seen["changed"] = len(module.params) != before
        below = [p for child in module.children for p in child.params]
        seen["two levels"] = [place.get(id(p), "another") for p in [*module.params, *below]]
    return seen


def judge_parameters(student: Any, tree: list) -> None:
    """Fail unless parameters() is the list of own parameters and then those of all children."""
    tried = f"model = {shown(tree)}\nmodel.parameters()"
    seen = attempt(student, all_parameters, tree, tried=tried, meanings=MEANINGS)
    expect(not seen["shared"], SHARED)
    expect("found" in seen, "parameters() returns a list.", expected="a list", got=seen["kind"])
    first, second = seen["found"]
    right = paths(tree)
    own = [part for part in tree if isinstance(part, str)]
    if first == right:
        expect(
            second == right and not seen["changed"],
            "The module changes when parameters() is called: a second call gives more. Start from a copy, list(self.params).",
            tried=f"{tried}\nlen(model.parameters())",
            expected=str(len(right)),
            got=str(len(second)),
        )
    why = "The list has each parameter once: the module's own first, then those of each child (shown by their names)."
    if first == own:
        why = "Only the module's own parameters are there. Those of the children come after them."
    elif first == seen["two levels"] or (len(set(map(str, first))) < len(right) and "another" not in first):
        why = "Parameters are missing that lie deeper. Ask every child for its own parameters(): that works at any depth."
    elif sorted(map(str, first)) == sorted(map(str, right)):
        why = "All parameters are there, in another order: the module's own come first, then those of each child, in order."
    expect_equal(first, right, why=why)


def shown(tree: list) -> str:
    return ", ".join(p if isinstance(p, str) else f"{p[0]}: ({shown(p[1])})" for p in tree)
