"""Shared by the checks of m06: batches, models and statistics on stand-ins for devices."""

from __future__ import annotations

import math
from typing import Any

import torch

from autograder.checking import expect, expect_equal, fail
from checks.m06.probes import MEANINGS
from checks.q32.probes import stand_in
from checks.shared.modules import attempt


def elsewhere() -> Any:
    """A class of tensors that say that they are on `place`, and that do not work with those on another one.

    All are on the CPU. Their places are "cpu" and "cpu:1", so that torch itself takes either for a device.
    """
    import torch

    def tensors_in(value: Any) -> list:
        if isinstance(value, torch.Tensor):
            return [value]
        return [t for part in value for t in tensors_in(part)] if isinstance(value, list | tuple) else []

    class There(torch.Tensor):
        place = "cpu"

        @classmethod
        def __torch_function__(
            cls, func: Any, types: Any, args: tuple = (), kwargs: dict | None = None
        ) -> Any:
            given = dict(kwargs or {})
            places = [t.place for t in tensors_in([*args, *given.values()]) if isinstance(t, There)]
            name, place = func.__name__, places[0]
            with torch._C.DisableTorchFunctionSubclass():
                if name == "__get__":
                    return torch.device(place) if func.__self__.__name__ == "device" else func(*args, **given)
                if name in ("to", "cpu"):
                    asked = [*args[1:], *given.values()]
                    for value in asked if name == "to" else ["cpu"]:
                        if isinstance(value, str | torch.device | There):
                            place = value.place if isinstance(value, There) else str(value)
                    dtype = next((value for value in asked if isinstance(value, torch.dtype)), None)
                    result = args[0].clone() if dtype is None else args[0].to(dtype)
                elif len(set(places)) > 1:
                    raise RuntimeError(
                        f"Expected all tensors to be on the same device, but found {places[0]} and {places[-1]}"
                    )
                else:
                    if "device" in given:
                        place = str(given.pop("device"))
                    result = func(*args, **given)
                if type(result) in (torch.Tensor, There):
                    result = result.as_subclass(There)
                    result.place = place
            return result

    return There


def on_both(names: Any, shape: list[int], stats: list, places: list[str]) -> list:
    """The device of the result, for x on each of these devices in turn; the stats start on "cpu"."""
    There = elsewhere()
    norm = names.Normalize(tuple(torch.tensor(s).as_subclass(There) for s in stats))
    devices = []
    for place in places:
        x = torch.ones(shape).as_subclass(There)
        x.place = place
        devices.append(str(norm(x).device))
    return devices


def judge_normalize_device(student: Any, shape: list[int], stats: list[list[float]]) -> None:
    """Fail unless the result is on the device of x."""
    places = ["cpu", "cpu:1", "cpu", *student.random.choices(("cpu", "cpu:1"), k=7)]
    tried = f"norm = Normalize(stats)\n[norm(x.to(device)).device for device in {places}]"
    seen = attempt(student, on_both, shape, stats, places, tried=tried, meanings=MEANINGS)
    expect_equal(seen, places, why="The result is not on the device of x. Move the stats there.")


def moved_batch(names: Any, shape: list[int]) -> list:
    """The devices of xb and yb after before_batch, with a device that is torch's stand-in, and how many numbers they hold."""
    from reference import toy_learner

    # Nothing is computed there: torch imports a lot for that.
    cb = names.SetupLearnerCB(lambda x: x, device="meta")
    learner = toy_learner(cbs=[cb])
    learner.batch = torch.ones(shape), torch.arange(shape[0])
    learner("before_batch")
    return [[str(t.device), t.numel()] for t in learner.batch]


def judge_moved_batch(student: Any, shape: list[int]) -> None:
    """Fail unless both parts of the batch are moved."""
    tried = 'cb = SetupLearnerCB(norm, device="meta")   # torch\'s stand-in for another device\nlearn("before_batch")\n[t.device for t in learn.batch]'
    found = attempt(student, moved_batch, shape, tried=tried, meanings=MEANINGS)
    seen = [device for device, _ in found]
    both = [
        name
        for name, device in zip(("xb (the images)", "yb (the labels)"), seen, strict=False)
        if device != "meta"
    ]
    expect_equal(seen, ["meta", "meta"], why=f"Not moved to the device: {' and '.join(both)}.")
    expect_equal(
        [n for _, n in found],
        [math.prod(shape), shape[0]],
        tried=tried.replace("t.device", "t.numel()"),
        why="The batch on the device is not the one that came: xb or yb holds another number of numbers.",
    )


def moved_model(names: Any, depth: int, first: int) -> dict:
    """What became of the parameters of a nested model in before_fit, on a stand-in for a GPU."""
    from reference import Module, toy_learner

    StandIn = stand_in()

    class Model(Module):
        def __init__(self, level: int) -> None:
            super().__init__()
            self.w = StandIn(torch.arange(2.0) + level + first)
            if level < depth:
                self.inner, self.other = Model(level + 1), Model(level + 1)

        def to(self, *args: Any, **kwargs: Any) -> Any:
            raise AttributeError("'Model' object has no attribute 'to'")

        def cuda(self, *args: Any, **kwargs: Any) -> Any:
            raise AttributeError("'Model' object has no attribute 'to'")

    learner = toy_learner(cbs=[names.SetupLearnerCB(lambda x: x, device="cuda")])
    learner.model = model = Model(0)
    before = model.parameters()
    learner("before_fit")
    after = model.parameters()
    return {
        "same": len(before) == len(after) and all(a is b for a, b in zip(before, after, strict=True)),
        "places": [getattr(p, "place", "cpu") for p in before],
        "numbers": [torch.Tensor.detach(p).as_subclass(torch.Tensor).tolist() for p in before],
    }


def levels(depth: int, level: int = 0) -> list[int]:
    """How deep each parameter of the model is, in the order of its parameters()."""
    return [level] + (2 * levels(depth, level + 1) if level < depth else [])


def judge_moved_model(student: Any, depth: int) -> None:
    """Fail unless the data of every parameter is moved, and the Parameter objects stay."""
    tried = 'learn = toy_learner(cbs=[SetupLearnerCB(norm, device="cuda")])   # its parameters are stand-ins that note where they are\nlearn("before_fit")'
    first = student.random.randrange(1000)
    seen = attempt(student, moved_model, depth, first, tried=tried, meanings=MEANINGS)
    expect(
        seen["same"],
        "The model has new Parameter objects. They stay the same ones, and only their data is replaced: p.data = p.data.to(device).",
    )
    places = [str(torch.device(place).type) for place in seen["places"]]
    if "cuda" not in places:
        fail(
            "The model was not moved. p = p.to(device) gives a name to a copy: replace the data of each parameter, p.data = p.data.to(self.device).",
            expected="every parameter on cuda",
            got="none of them",
        )
    expect(
        "cpu" not in places,
        "Some parameters were not moved. model.parameters() has them all, at any depth.",
        expected="every parameter on cuda",
        got=f"{places.count('cuda')} of {len(places)}",
    )
    expect_equal(
        seen["numbers"],
        [[level + first + i for i in (0.0, 1.0)] for level in levels(depth)],
        why="The parameters have other numbers than before.",
    )
