"""Shared by the checks of m01: parameters, and trees of modules.

A tree is described by the names of its attributes in order: "p" and "q" are parameters, a pair (name, tree) is a module.
"""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail
from autograder.checks.probes_modules import attempt

MEANINGS = {
    "RecursionError": "It calls itself without end. In __setattr__, set the attribute with super().__setattr__(name, value): "
    "setattr and self.name = value come back to __setattr__.",
    "unexpected keyword argument": "A keyword argument went wrong on its way to forward, or did not get there.",
    "missing 1 required keyword-only argument": "Keyword arguments do not reach forward: pass on **kwargs too.",
    "register_parameters()": "It takes any number of them at a time: def register_parameters(self, *ps).",
    "register_modules()": "It takes any number of them at a time: def register_modules(self, *ms).",
    "_disabled_torch_function_impl": "That name is torch._C._disabled_torch_function_impl.",
}

SHARED = (
    "The lists are shared by all modules: they stand in the class's body, or are a default of __init__. Make new ones in __init__, "
    "with self.params = [] and self.children = []."
)


# ---------------------------------------------------------------- Parameter


def made(names: Any, x: Any, how: str) -> dict:
    """What a Parameter of x is like; `how` says what x was."""
    if how == "a result":
        x = x.requires_grad_() * 1
    elif how == "wants gradients":
        x = x.requires_grad_()
    kept = x.detach().clone()
    p = names.Parameter(x)
    seen = {
        "parameter": isinstance(p, names.Parameter),
        "tensor": isinstance(p, torch.Tensor),
        "requires": bool(p.requires_grad),
        "leaf": bool(p.is_leaf),
        "numbers": torch.Tensor.detach(p).as_subclass(torch.Tensor).clone(),
        "kept": kept,
        "grad": None,
    }
    if seen["leaf"] and seen["requires"]:
        (p * p).sum().backward()
        seen["grad"] = None if p.grad is None else p.grad.detach().as_subclass(torch.Tensor).clone()
    return seen


def judge_parameter(student: Any, x: torch.Tensor, how: str = "plain") -> None:
    """Fail unless Parameter(x) holds x's numbers, requires gradients, is a leaf, and gets a gradient."""
    made_of = {"plain": "x", "a result": "x.requires_grad_() * 1", "wants gradients": "x.requires_grad_()"}[
        how
    ]
    tried = f"x = torch.tensor({x.tolist()})\np = Parameter({made_of})"
    seen = attempt(student, made, x, how, tried=tried, meanings=MEANINGS)
    expect(seen["parameter"] and seen["tensor"], "Parameter(x) is no Parameter.", expected="a Parameter")
    expect_close(seen["numbers"], x, why="A Parameter holds the numbers of x, and these are others.")
    expect(
        seen["requires"],
        "The Parameter requires no gradient, so backward() does not fill its grad and nothing would be learned.",
        tried=f"{tried}\np.requires_grad",
        expected="True",
        got="False",
    )
    expect(
        seen["leaf"],
        "The Parameter is no leaf: torch takes it for the result of an operation, and backward() does not fill its grad. Make it of "
        "x.detach().",
        tried=f"{tried}\np.is_leaf",
        expected="True",
        got="False",
    )
    expect_close(
        seen["grad"],
        2 * x,
        tried=f"{tried}\n(p * p).sum().backward()\np.grad",
        why="This is not the gradient.",
    )


RESULTS = {
    "p * 2": lambda p: p * 2,
    "2 - p": lambda p: 2 - p,
    "x + p": lambda p: torch.ones(4, 4) + p,
    "p @ x": lambda p: p @ torch.ones(4, 2),
    "p.t()": lambda p: p.t(),
    "p[0]": lambda p: p[0],
    "p.sum()": lambda p: p.sum(),
    "p.view(16)": lambda p: p.view(16),
    "torch.relu(p)": lambda p: torch.relu(p),
    "F.linear(x, p)": lambda p: torch.nn.functional.linear(torch.ones(2, 4), p),
    "torch.stack([p, p])": lambda p: torch.stack([p, p]),
    "p.split(2)": lambda p: p.split(2),
    "p.max(1)": lambda p: p.max(1),
    "p.unbind()": lambda p: p.unbind(),
    "torch.sort(p)": lambda p: torch.sort(p),
}
IN_TUPLES = ("p.split(2)", "p.max(1)", "p.unbind()", "torch.sort(p)")


def kinds(names: Any, codes: list[str]) -> dict[str, list]:
    """For each operation, of what kind its result (or each part of it) is, and the result."""
    p = names.Parameter(torch.arange(16.0).reshape(4, 4))
    found: dict[str, list] = {}
    for code in codes:
        result = RESULTS[code](p)
        parts = list(result) if code in IN_TUPLES else [result]
        found[code] = [
            "Parameter"
            if isinstance(o, names.Parameter)
            else "Tensor"
            if isinstance(o, torch.Tensor)
            else "other"
            for o in parts
        ]
    return found


def judge_plain_results(student: Any, codes: list[str]) -> None:
    """Fail unless the results of these operations are plain tensors."""
    tried = "p = Parameter(torch.arange(16.).reshape(4, 4))\ntype({})"
    found = attempt(student, kinds, codes, tried=tried.format(codes[0]), meanings=MEANINGS)
    for code in codes:
        if set(found[code]) == {"Tensor"}:
            continue
        why = (
            "The result stays a Parameter, so a module that keeps it registers an activation. It should be a plain tensor: "
            "see what torch's notes say about __torch_function__ and DisableTorchFunctionSubclass."
        )
        if code in IN_TUPLES:
            why = "The results in a tuple stay Parameters. They should be plain tensors too."
        fail(why, tried=tried.format(code), expected="torch.Tensor", got=", ".join(found[code]))


# ---------------------------------------------------------------- Module


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


def build(names: Any, tree: list) -> tuple[Any, list]:
    """The module of a tree, and its parameters in the order in which they were made (own ones first, then depth first)."""
    module, own, inner = names.Module(), [], []
    for part in tree:
        if isinstance(part, str):
            p = names.Parameter(torch.ones(2))
            setattr(module, part, p)
            own.append(p)
        else:
            name, below = part
            child, found = build(names, below)
            setattr(module, name, child)
            inner += found
    return module, own + inner


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


def only_set(names: Any) -> dict:
    """What became of attributes that are no Parameter and no Module."""
    if new_modules(names)["b"] != [0, 0]:
        return {"shared": True}
    module = names.Module()
    module.n, module.name, module.things = 3, "conv", [names.Parameter(torch.ones(1)), names.Module()]
    module.x, module.out, module.f = torch.ones(2), names.Parameter(torch.ones(2)) * 2, None
    kept = [module.n == 3, module.name == "conv", len(module.things) == 2, module.f is None]
    return {"shared": False, "kept": all(kept), "n": [len(module.params), len(module.children)]}


def judge_only_set(student: Any) -> None:
    """Fail unless other attributes are set and not registered."""
    tried = (
        'module = Module()\nmodule.n = 3\nmodule.name = "conv"\nmodule.things = [Parameter(torch.ones(1)), Module()]\n'
        "module.x = torch.ones(2)\nmodule.out = Parameter(torch.ones(2)) * 2\n"
    )
    seen = attempt(student, only_set, tried=tried + "module.params, module.children", meanings=MEANINGS)
    expect(not seen["shared"], SHARED)
    expect(seen["kept"], "An attribute that is no Parameter and no Module was not set, or has another value.")
    expect_equal(
        seen["n"],
        [0, 0],
        why="Anything else, such as a number, a list or a plain tensor, is only set. Here it was registered.",
        tried=tried + "len(module.params), len(module.children)",
    )


def by_hand(names: Any) -> list:
    """How much is registered after registering none, one and three at a time."""
    if new_modules(names)["b"] != [0, 0]:
        return ["shared"]
    module = names.Module()
    ps, ms = [names.Parameter(torch.ones(1)) for _ in range(4)], [names.Module() for _ in range(4)]
    for register, things in ((module.register_parameters, ps), (module.register_modules, ms)):
        register()
        register(things[0])
        register(*things[1:])
    places = {id(o): i for some in (ps, ms) for i, o in enumerate(some)}
    return [[places.get(id(o)) for o in some] for some in (module.params, module.children)]


def judge_by_hand(student: Any) -> None:
    """Fail unless any number can be registered by hand, in order."""
    tried = "module.register_parameters(p0); module.register_parameters(p1, p2, p3)   # and so with modules"
    seen = attempt(student, by_hand, tried=tried, meanings=MEANINGS)
    expect(seen != ["shared"], SHARED)
    expect_equal(
        seen,
        [[0, 1, 2, 3]] * 2,
        why="register_parameters(*ps) and register_modules(*ms) add any number at a time, in order (shown by their places).",
    )


def all_parameters(names: Any, tree: list) -> dict:
    """What parameters() gives, twice, by places in the right list."""
    if new_modules(names)["b"] != [0, 0]:
        return {"shared": True}
    module, right = build(names, tree)
    place = {id(p): i for i, p in enumerate(right)}
    before = len(module.params)
    first = module.parameters()
    seen: dict[str, Any] = {"shared": False, "kind": type(first).__name__, "n": len(right)}
    if seen["kind"] in ("list", "L"):
        seen["found"] = [[place.get(id(p), "another") for p in first]]
        seen["found"].append([place.get(id(p), "another") for p in module.parameters()])
        seen["changed"] = len(module.params) != before
        seen["own"] = [i for i in range(before)]
        below = [p for child in module.children for p in child.params]
        seen["two levels"] = seen["own"] + [place[id(p)] for p in below]
    return seen


def judge_parameters(student: Any, tree: list) -> None:
    """Fail unless parameters() is the list of own parameters and then those of all children."""
    tried = f"model = {shown(tree)}\nmodel.parameters()"
    seen = attempt(student, all_parameters, tree, tried=tried, meanings=MEANINGS)
    expect(not seen["shared"], SHARED)
    expect("found" in seen, "parameters() returns a list.", expected="a list", got=seen["kind"])
    first, second = seen["found"]
    right = list(range(seen["n"]))
    if first == right:
        expect(
            second == right and not seen["changed"],
            "The module changes when parameters() is called: a second call gives more. Start from a copy, list(self.params).",
            tried=f"{tried}\nlen(model.parameters())",
            expected=str(len(right)),
            got=str(len(second)),
        )
    why = "The list has each parameter once: the module's own first, then those of each child (shown by their places in it)."
    if first == seen["own"]:
        why = "Only the module's own parameters are there. Those of the children come after them."
    elif first == seen["two levels"] or (len(set(map(str, first))) < len(right) and "another" not in first):
        why = "Parameters are missing that lie deeper. Ask every child for its own parameters(): that works at any depth."
    elif sorted(map(str, first)) == sorted(map(str, right)):
        why = "All parameters are there, in another order: the module's own come first, then those of each child, in order."
    expect_equal(first, right, why=why)


def shown(tree: list) -> str:
    return ", ".join(p if isinstance(p, str) else f"{p[0]}: ({shown(p[1])})" for p in tree)


def training(names: Any, tree: list) -> Any:
    """`training` of all modules, at first set to True, then to False in the model, then to True in one child."""
    if new_modules(names)["b"] != [0, 0]:
        return "shared"
    model, _ = build(names, tree)

    def flags(module: Any) -> list:
        return [module.training, [flags(child) for child in module.children]]

    seen = []
    for value in (True, False):
        model.training = value
        seen.append(flags(model))
    return seen


def flags_of(tree: list, value: bool) -> list:
    return [value, [flags_of(part[1], value) for part in tree if not isinstance(part, str)]]


def judge_training(student: Any, tree: list) -> None:
    """Fail unless setting `training` reaches every module below."""
    tried = f"model = {shown(tree)}\nmodel.training = True"
    seen = attempt(student, training, tree, tried=tried, meanings=MEANINGS)
    expect(seen != "shared", SHARED)
    for got, value in zip(seen, (True, False), strict=True):
        right = flags_of(tree, value)
        if got == right:
            continue
        why = "Setting training sets it in every child too."
        if got[0] is not value:
            why = "The module itself does not take the value that is set."
        elif [child[0] for child in got[1]] == [child[0] for child in right[1]]:
            why = "It reaches the children, and nothing deeper. Set training on each child, which then passes it on: to any depth."
        fail(why, tried=tried.replace("True", str(value)), expected=f"{value} everywhere", got=str(got))


def called(names: Any, with_hook: bool) -> dict:
    """What a call gives, and what the hook and forward were given."""
    log: list[Any] = []

    class Affine(names.Module):  # type: ignore[name-defined, misc]
        def forward(self, x: Any, y: Any = 0, *, scale: Any = 1) -> Any:
            log.append(["forward", x, y, scale])
            return (x + y) * scale

    module = Affine()
    if with_hook:

        def hook(result: Any, args: Any) -> str:
            log.append(["hook", result, type(args).__name__, list(args) if isinstance(args, tuple) else args])
            return "what the hook returns"

        module.hook = hook
    return {"results": [module(3), module(3, 4, scale=10)], "log": log}


def judge_call(student: Any, with_hook: bool) -> None:
    """Fail unless a call runs forward with all arguments, then the hook, and returns forward's result."""
    tried = "class Affine(Module):\n    def forward(self, x, y=0, *, scale=1): return (x + y) * scale\n\naffine = Affine()"
    tried += "\naffine.hook = hook" if with_hook else ""
    tried += "\naffine(3), affine(3, 4, scale=10)"
    meanings = {
        "hook()": "The hook is called as hook(result, args), where args is one tuple of all arguments.",
        **MEANINGS,
    }
    seen = attempt(student, called, with_hook, tried=tried, meanings=meanings)
    steps = [["forward", 3, 0, 1], ["forward", 3, 4, 10]]
    mistakes = [
        ([None, None], "It returns nothing. Is there a return?"),
        (
            ["what the hook returns"] * 2,
            "It returns what the hook returned. What the hook returns is ignored: return forward's result.",
        ),
        ([3, 7], "Keyword arguments do not reach forward: pass on **kwargs too."),
    ]
    expect_equal(
        seen["results"],
        [3, 70],
        mistakes=mistakes,
        why="A call returns what forward returns for the same arguments.",
    )
    if with_hook:
        steps = [steps[0], ["hook", 3, "tuple", [3]], steps[1], ["hook", 70, "tuple", [3, 4]]]
        log = seen["log"]
        if not any(step[0] == "hook" for step in log):
            fail(
                "The hook does not run. Call self.hook(result, args) after forward.",
                expected=str(steps),
                got=str(log),
            )
        if log[0][0] == "hook":
            fail(
                "The hook runs before forward. It comes after it, with the result.",
                expected=str(steps),
                got=str(log),
            )
    expect_equal(
        seen["log"],
        steps,
        why="The hook runs once after each forward, and gets the result and the tuple of positional arguments.",
    )


def learns(names: Any, x: Any, lr: float) -> dict:
    """Two layers' parameters before and after a step of gradient descent, and what was registered meanwhile."""

    class Line(names.Module):  # type: ignore[name-defined, misc]
        def __init__(self, ni: int, nf: int) -> None:
            super().__init__()
            self.w = names.Parameter(torch.empty(nf, ni))
            torch.nn.init.xavier_normal_(self.w)

        def forward(self, x: Any) -> Any:
            self.out = x @ self.w.t()
            return self.out

    class Net(names.Module):  # type: ignore[name-defined, misc]
        def __init__(self) -> None:
            super().__init__()
            self.first, self.second = Line(3, 4), Line(4, 2)

        def forward(self, x: Any) -> Any:
            return self.second(self.first(x))

    net = Net()
    plain = [p.detach().as_subclass(torch.Tensor).clone() for p in net.parameters()]
    net(x).square().mean().backward()
    with torch.no_grad():
        for p in net.parameters():
            p -= lr * p.grad
    after = [p.detach().as_subclass(torch.Tensor).clone() for p in net.parameters()]
    return {"before": plain, "after": after, "n": len(net.parameters())}


def judge_learns(student: Any, x: torch.Tensor, lr: float) -> None:
    """Fail unless a network of two layers takes the right step, and keeps no activation as a parameter."""
    tried = "net = Net()   # two layers, each with a Parameter w, that keep self.out = x @ self.w.t()\nnet(x).square().mean().backward()"
    seen = attempt(student, learns, x, lr, tried=tried, meanings=MEANINGS)
    expect_equal(
        seen["n"],
        2,
        why="An activation is registered as a parameter. Results of operations are plain tensors.",
    )
    w1, w2 = (w.double().requires_grad_() for w in seen["before"])
    (x.double() @ w1.t() @ w2.t()).square().mean().backward()
    expect_close(
        seen["after"],
        [w.detach() - lr * w.grad for w in (w1, w2)],
        rtol=1e-3,
        atol=1e-5,
        why="The parameters after a step are not what gradient descent makes of them.",
    )
