"""Shared by the checks of notebooks 04 and 05: what goes wrong in a fit with a callback, and curves that differ."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Sized
from typing import Any

from autograder.checking import Form, close, short

EVENTS = ("before_fit", "before_epoch", "before_batch", "after_batch", "after_epoch", "after_fit")

MEANINGS = {
    "AttributeError: learner": "In __init__ there is no learner yet: a Learner sets it when it gets the callback. "
    "Use before_fit.",
    "'float' object has no attribute 'item'": "This is a plain number already. Only tensors, such as the loss, have .item().",
    "param_groups": "The chapter's SGD keeps its rate in self.opt.lr. Only torch.optim's optimizers have param_groups.",
    "no attribute 'training'": "The model knows whether this pass trains: self.model.training.",
    "no attribute 'train'": "The loaders are in self.dls, and the model knows whether this pass trains: self.model.training.",
    "no attribute 'dl'": "The loaders are self.dls.train and self.dls.valid.",
    "no attribute 'learn'": "The learner is called self.learner here.",
    "no attribute 'yb'": "The batch is a pair: xb, yb = self.batch.",
    "no attribute 'xb'": "The batch is a pair: xb, yb = self.batch.",
    "no attribute 'pred'": "The predictions are called preds.",
    "no attribute 'n_iter'": "The number of training batches is len(self.dls.train).",
    "CancelFitException": "Nothing catches a CancelFitException that is raised in before_fit: the fit has not begun yet.",
    "no attribute 'n_epochs'": "In before_fit there is no n_epochs yet: fit sets it right after that. Read it in before_batch.",
    "no attribute 'epoch'": "In before_fit there is no epoch yet. Read it in before_batch.",
    "no attribute 'num'": "There is no num before the first batch. Read it in before_batch.",
    "no attribute 'loss'": "There is no loss yet. Before the first after_batch nothing has been predicted.",
    "StopIteration": "Only a CancelFitException ends a fit quietly. Any other exception goes on to the caller of fit.",
    "KeyboardInterrupt": "Only a CancelFitException ends a fit quietly. Any other exception goes on to the caller of fit.",
    "exceptions must derive from BaseException": "raise needs an exception: raise CancelFitException.",
}
"""What exceptions mean in a callback of the chapter's."""


def misspelt_event(form: Form, class_name: str) -> str:
    """What to say of a method that nothing calls, since its name is nearly an event's; empty where there is none."""
    methods = form.methods(class_name)
    for name in sorted(methods - set(EVENTS)):
        near = difflib.get_close_matches(name, EVENTS, 1, 0.85) or difflib.get_close_matches(
            name.replace("on_", "").replace("_begin", "").replace("_start", ""), EVENTS, 1, 0.85
        )
        if near and near[0] not in methods and not name.startswith("__"):
            return f"{name} is not the name of an event, so nothing calls it. Is it meant to be {near[0]}?"
    return ""


def same_rates(got: list, right: list) -> bool:
    """Whether all numbers agree to 4 digits, however small they are."""
    return close(got, right, 1e-4, 1e-12)


def first_difference(got: list, right: list) -> int | None:
    """The first place where two lists of numbers differ, which may be the end of the shorter; None where nowhere."""
    for i, (a, b) in enumerate(zip(got, right, strict=False)):
        if not close(a, b, 1e-4, 1e-12):
            return i
    return None if len(got) == len(right) else min(len(got), len(right))


def beside(got: list, right: list) -> str:
    """What came, and where it first differs from what is right."""
    at = first_difference(got, right)
    if at is None:
        return short(got)
    if at == min(len(got), len(right)):
        return f"{short(got)}\n({len(got)} numbers instead of {len(right)})"
    return f"{short(got)}\n(first difference at [{at}]: {short(got[at])} instead of {short(right[at])})"


def length(cb: Any, name: str) -> int:
    """How many entries a callback's list has; 0 where there is no list of that name."""
    values = getattr(cb, name, None)
    return len(values) if isinstance(values, Sized) else 0


def shrinks(lengths: list[int]) -> bool:
    """Whether a list that should only grow has lost entries."""
    return any(later < earlier for earlier, later in itertools.pairwise(lengths))


def sizes_as_code(sizes: tuple) -> str:
    """Batch sizes as a student would type them."""
    return f"[{sizes[0]}] * {len(sizes)}" if len(set(sizes)) == 1 and len(sizes) > 1 else str(list(sizes))


def plain(value: Any) -> Any:
    """A number, also where it comes as a tensor of one element."""
    return value.item() if hasattr(value, "item") and getattr(value, "numel", lambda: 1)() == 1 else value
