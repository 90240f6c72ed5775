"""Shared by the checks of q32: models of stand-in parameters, which remember on which device they would be.

A model is described by the number of its own parameters and the models in it: `(2, [(1, []), (0, [(1, [])])])`.
"""

from __future__ import annotations

import ast
from typing import Any

from autograder.checking import Student, expect, expect_close, fail, which

PARTS = "A module of the chapter has two lists, params and children, and a method parameters() that finds all of them."
MEANINGS = {
    "has no attribute 'to'": "A model has no to here: that is what you are writing. Move its parameters one by one.",
    "has no attribute 'cuda'": "A model has no cuda here: that is what you are writing. Move its parameters one by one.",
    "has no attribute '_apply'": PARTS,
    "has no attribute 'apply'": PARTS,
    "has no attribute 'modules'": PARTS,
    "has no attribute 'named_parameters'": PARTS,
    "has no attribute 'named_children'": PARTS,
    "has no attribute '_parameters'": PARTS,
    "'list' object is not callable": "params and children are lists here, not methods: leave out the parentheses. parameters() is "
    "a method.",
    "'method' object is not iterable": "parameters is a method: model.parameters().",
    "RecursionError": "The recursion never ends. Go from a module to its children, each of which is smaller.",
}


def stand_in() -> Any:
    """A class of parameters that seem to be on any device that they are sent to, though all are on the CPU."""
    import torch
    from torch import Tensor

    from reference import Parameter

    def place_of(value: Any) -> str:
        place = getattr(value, "place", None)
        return place if isinstance(place, str) else "cpu"

    def target(values: Any, place: str) -> str:
        """The device among the arguments of `to` or `cuda`, if there is one."""
        for value in values:
            if isinstance(value, str | torch.device):
                return str(torch.device(value))
            if isinstance(value, int) and not isinstance(value, bool):
                return f"cuda:{value}"
            if isinstance(value, Tensor):
                return place_of(value)
        return place

    def run(cls: Any, func: Any, types: Any, args: tuple = (), kwargs: dict | None = None) -> Any:
        kwargs = dict(kwargs or {})
        name = func.__name__
        tensors = [a for a in args if isinstance(a, Tensor)]
        place = place_of(next(iter(tensors), None))
        with torch._C.DisableTorchFunctionSubclass():
            if name == "__get__":
                field = func.__self__.__name__
                if field == "device":
                    return torch.device(place)
                if field.startswith("is_") and field[3:] in ("cuda", "cpu", "meta", "mps", "xpu"):
                    return torch.device(place).type == field[3:]
            if name == "__set__" and func.__self__.__name__ == "data":
                where, value = args
                func(where, value.detach())
                where.place = place_of(value)
                return None
            if name in ("to", "cuda", "cpu"):
                home = {"to": place, "cuda": "cuda:0", "cpu": "cpu"}[name]
                going = target([*args[1:], *kwargs.values()], home)
                if torch.device(going) == torch.device(place):
                    return args[0]
                place, result = going, args[0].clone()
                for dtype in [a for a in [*args[1:], *kwargs.values()] if isinstance(a, torch.dtype)]:
                    result = result.to(dtype)
            else:
                if "device" in kwargs:
                    place = target([kwargs.pop("device")], place)
                result = func(*args, **kwargs)
            if isinstance(result, Tensor) and not any(result is t for t in tensors):
                result = result.as_subclass(There)
                result.place = place
        return result

    class There(Tensor):
        place: str
        __torch_function__ = classmethod(run)

    class StandIn(Parameter):
        __torch_function__ = classmethod(run)  # type: ignore[assignment]

    return StandIn


def move(names: Any, tree: Any, devices: list, as_object: bool) -> dict:
    """Move a model of stand-ins to one device after another, and tell what became of its parameters."""
    import torch

    from reference import Module

    StandIn = stand_in()
    all_of_them: list[tuple[Any, Any, int]] = []  # the parameter, its numbers, its depth

    class Model(Module):
        def __init__(self, tree: Any, depth: int) -> None:
            super().__init__()
            n_own, inner = tree
            for i in range(n_own):
                numbers = torch.arange(2.0 + i) + 10 * len(all_of_them)
                p = StandIn(numbers.clone())
                all_of_them.append((p, numbers, depth))
                if i % 2:
                    self.register_parameters(p)
                else:
                    setattr(self, f"weight{i}", p)
            for i, part in enumerate(inner):
                child = Model(part, depth + 1)
                if i % 2:
                    self.register_modules(child)
                else:
                    setattr(self, f"layer{i}", child)

        def to(self, *args: Any, **kwargs: Any) -> Any:
            raise AttributeError("'Model' object has no attribute 'to'")

        def cuda(self, *args: Any, **kwargs: Any) -> Any:
            raise AttributeError("'Model' object has no attribute 'cuda'")

    model = Model(tree, 0)
    before = model.parameters()
    for device in devices:
        names.move_parameters(model, torch.device(device) if as_object else device)
    after = model.parameters()
    with torch._C.DisableTorchFunctionSubclass():
        return {
            "same": len(after) == len(before) and all(a is b for a, b in zip(after, before, strict=True)),
            "n": [len(before), len(after)],
            "places": [str(getattr(p, "place", "cpu")) for p, _, _ in all_of_them],
            "new places": [str(getattr(p, "place", "cpu")) for p in after],
            "depths": [depth for _, _, depth in all_of_them],
            "numbers": [p.detach().as_subclass(torch.Tensor).clone() for p, _, _ in all_of_them],
            "learn": [p.requires_grad for p, _, _ in all_of_them],
        }


def numbers_of(tree: Any, start: int = 0) -> list[list[float]]:
    """What the parameters of a model hold, in order."""
    n_own, inner = tree
    found = [[float(k + 10 * (start + i)) for k in range(2 + i)] for i in range(n_own)]
    for part in inner:
        found += numbers_of(part, start + len(found))
    return found


def judge(student: Student, tree: Any, *devices: str, as_object: bool = False) -> None:
    """Fail unless the parameters of a model of stand-ins are moved, all of them and in place."""
    given = [f"torch.device({device!r})" if as_object else repr(device) for device in devices]
    tried = "\n".join(f"move_parameters(model, {device})" for device in given)
    tried += f"  # {describe(tree)}"
    seen = student.observe(move, tree, list(devices), as_object, tried=tried)
    goal = normal(devices[-1])
    expected = f"all {len(seen['places'])} parameters on {devices[-1]}, the objects the same"
    if not seen["same"]:
        n_before, n_after = seen["n"]
        why = (
            "There are other Parameter objects in the model now, and an optimizer would go on training the old ones. Leave the "
            "objects alone, and replace their data: p.data = ..."
        )
        got = (
            f"{n_after} parameters instead of {n_before}"
            if n_after != n_before
            else "other Parameter objects"
        )
        fail(why, expected=expected, got=got)
    moved = [normal(place) == goal for place in seen["places"]]
    if not all(moved):
        fail(why_not_moved(student, seen, moved), expected=expected, got=places_of(seen))
    expect_close(
        [t.tolist() for t in seen["numbers"]],
        numbers_of(tree),
        why="The parameters are on the device, but their numbers are not what they were.",
    )
    why = "A parameter no longer requires gradients. Assign to p.data, and leave p itself as it is."
    expect(all(seen["learn"]), why, expected="requires_grad: True", got="requires_grad: False")


def why_not_moved(student: Student, seen: dict, moved: list[bool]) -> str:
    depths = seen["depths"]
    nodes = student.form.nodes("move_parameters")
    dropped = any(isinstance(n, ast.Expr) and ".to(" in ast.unparse(n.value) for n in nodes)
    rebound = any(
        isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name) and "to(" in ast.unparse(n.value)
        for n in nodes
    )
    return which(
        (
            not any(moved) and "is_available" in student.form.uses("move_parameters"),
            "No parameter has moved. The device is the one that is asked for: do not ask whether there is a GPU.",
        ),
        (
            len({*map(normal, seen["places"])}) == 1 and normal(seen["places"][0]) != "cpu:0",
            "The parameters went to another device than the one that was asked for. Use the argument device.",
        ),
        (
            not any(moved) and dropped,
            "No parameter has moved. to changes nothing itself: it returns a copy, which you drop here. Assign it to p.data.",
        ),
        (
            not any(moved) and rebound,
            "No parameter has moved. p = ... only gives the name p another value. Assign the copy to p.data.",
        ),
        (not any(moved), "No parameter has moved. Assign the copy that p.data.to(device) returns to p.data."),
        (
            moved == [True] + [False] * (len(moved) - 1),
            "Only the first parameter has moved. Is there a return in the loop?",
        ),
        (
            all(m == (depth == 0) for m, depth in zip(moved, depths, strict=True)),
            "Only the model's own parameters have moved. Its children have parameters too, at any depth.",
        ),
        (
            all(m == (depth <= 1) for m, depth in zip(moved, depths, strict=True)),
            "Parameters further down than the model's children have not moved. They may be at any depth.",
        ),
        (
            all(m == (depth > 0) for m, depth in zip(moved, depths, strict=True)),
            "The model's own parameters have not moved, only those of its children.",
        ),
        otherwise="Some parameters have moved and others have not. model.parameters() finds all of them.",
    )


def normal(device: str) -> str:
    kind, _, number = device.partition(":")
    return f"{kind}:{number or 0}"


def places_of(seen: dict) -> str:
    return "\n".join(
        f"{'own' if depth == 0 else f'{depth} deep'}: on {place}"
        for place, depth in zip(seen["places"], seen["depths"], strict=True)
    )


def describe(tree: Any) -> str:
    own, deeper = tree[0], len(numbers_of(tree)) - tree[0]
    return f"{own} own parameters, {deeper} deeper"


def move_odd_ones(names: Any, device: str) -> dict:
    """What becomes of parameters of unusual kinds. The first is on the device already."""
    import torch

    from reference import Module

    StandIn = stand_in()
    made = {
        "the first, which is there already": torch.ones(2),
        "one number alone": torch.tensor(1.5),
        "one of one element": torch.ones(1),
        "one that is not trained": torch.ones(3),
        "one in float64": torch.ones(3, dtype=torch.float64),
    }
    model = Module()
    ps = {}
    for what, values in made.items():
        p = ps[what] = StandIn(values)
        model.register_parameters(p)
    first, *_ = ps.values()
    first.data = first.data.to(device)
    ps["one that is not trained"].requires_grad_(False)
    names.move_parameters(model, device)
    with torch._C.DisableTorchFunctionSubclass():
        return {
            what: {
                "place": str(getattr(p, "place", "cpu")),
                "dtype": str(p.dtype).removeprefix("torch."),
                "learns": p.requires_grad,
            }
            for what, p in ps.items()
        }


def judge_odd_ones(student: Student, device: str) -> None:
    """Fail unless every kind of parameter has moved, and is otherwise what it was."""
    seen = student.observe(
        move_odd_ones, device, tried=f"move_parameters(model, {device!r})   # parameters of several kinds"
    )
    for what, p in seen.items():
        if normal(p["place"]) != normal(device):
            why = f"A parameter has not moved: {what}. Move every one, whatever it is like, and whatever the others are like."
            fail(why, expected=f"on {device}", got=f"on {p['place']}")
    for what, p in seen.items():
        dtype = "float64" if "float64" in what else "float32"
        if p["dtype"] != dtype:
            fail(
                "The numbers are of another dtype now. Move them, and change nothing else.",
                expected=dtype,
                got=p["dtype"],
            )
        if p["learns"] != ("not trained" not in what):
            why = "requires_grad of a parameter has changed. Assign to p.data, and leave p itself as it is."
            fail(why, expected=f"requires_grad: {not p['learns']}", got=f"requires_grad: {p['learns']}")


def train_after_move(names: Any, seed: int, device: str) -> dict:
    """The weights after a step of an optimizer that was made before the move, and whether they are on the device: the GPU if
    there is one, unless another is given."""
    import torch

    from reference import SGD, cross_entropy, toy_learner

    device = device or ("cuda" if torch.cuda.is_available() else "cpu")
    learner: Any = toy_learner(seed=seed)
    model = learner.model
    opt = SGD(model.parameters(), 0.5)
    names.move_parameters(model, device)
    xb, yb = (t.to(device) for t in learner.dls.train[0])
    cross_entropy(model(xb), yb).backward()
    opt.step()
    ps = model.parameters()
    return {
        "weights": [p.detach().cpu() for p in ps],
        "there": [p.device.type == device for p in ps],
        "device": device,
    }
