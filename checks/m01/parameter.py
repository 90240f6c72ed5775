"""Shared by the checks of m01: what a Parameter is like, and the results of operations on it."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import expect, expect_close, fail
from checks.m01.probes import MEANINGS, draw_numbers
from checks.shared.modules import attempt


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
    "p.sum(dim=1)": lambda p: p.sum(dim=1),
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


def kinds(names: Any, numbers: Any, codes: list[str]) -> tuple[dict[str, list], dict[str, list]]:
    """For each operation, of what kind its result (or each part of it) is, and the tensors among them."""
    p = names.Parameter(numbers)
    found: dict[str, list] = {}
    results: dict[str, list] = {}
    for code in codes:
        result = RESULTS[code](p)
        parts = list(result) if code in IN_TUPLES else [result]
        results[code] = [o.detach() for o in parts if type(o) is torch.Tensor]
        found[code] = [
            "Parameter"
            if isinstance(o, names.Parameter)
            else "Tensor"
            if isinstance(o, torch.Tensor)
            else "other"
            for o in parts
        ]
    return found, results


def judge_plain_results(student: Any, codes: list[str]) -> None:
    """Fail unless the results of these operations are plain tensors, and right."""
    numbers = draw_numbers(student.random, 4, 4)
    tried = f"p = Parameter(torch.tensor({numbers.tolist()}))\ntype({{}})"
    found, results = attempt(student, kinds, numbers, codes, tried=tried.format(codes[0]), meanings=MEANINGS)
    for code in codes:
        if set(found[code]) == {"Tensor"}:
            right = RESULTS[code](numbers)
            expect_close(
                results[code],
                list(right) if code in IN_TUPLES else [right],
                tried=tried.format(code).replace("type(", "(", 1),
                why="This is not what the operation gives. Run func with all that it was given: func(*args, **kwargs).",
            )
            continue
        why = (
            "The result stays a Parameter, so a module that keeps it registers an activation. It should be a plain tensor: "
            "see what torch's notes say about __torch_function__ and DisableTorchFunctionSubclass."
        )
        if code in IN_TUPLES:
            why = "The results in a tuple stay Parameters. They should be plain tensors too."
        fail(why, tried=tried.format(code), expected="torch.Tensor", got=", ".join(found[code]))
