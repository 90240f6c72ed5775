"""For the checks of r03: fits with the student's MixUp on images that tell what has been mixed.

Image i of a batch is 0 everywhere but in column i. So each row of what the model was given shows which images are in it, and how
much of each.
"""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import Student, expect, fail

PUT_BACK = "Put the plain one back in after_batch: self.learner.loss_func = self.plain, say."
LEFT_OVER = {
    "batch": "self.batch = ... sets an attribute of the callback, and the learner never sees it. Write self.learner.batch = ...",
    "loss_func": "self.loss_func = ... sets an attribute of the callback, and the learner still uses its own. Write "
    "self.learner.loss_func = ...",
    "wraps": f"When the next batch comes, learner.loss_func is still your mixed loss, and you wrap that once more. {PUT_BACK}",
    "wraps in before_fit": "When the second fit begins, learner.loss_func is still your mixed loss, and you wrap that once more. Put the "
    "plain one back in after_fit.",
    "validation": f"Your mixed loss is still in place in validation, with the weights of the last training batch. {PUT_BACK}",
}

MEANINGS = {
    "RecursionError": "The mixed loss calls itself. What it keeps as the learner's own loss function is a mixed one, still there from "
    "the batch before. Put the plain one back in after_batch.",
    "no attribute 'training'": "It is the model that is in training or not: ask self.model.training.",
    "no attribute 'learner'": "A callback gets its learner after it was made. In __init__ there is none yet: use self.learner in before_batch.",
    "the same dtype": "Your weights are float64, as numpy makes them, and the images are float32. Turn the weights into float32: .float().",
    "'numpy.ndarray'": "Your weights are a numpy array. Make a tensor of them: torch.tensor(weights).float().",
    "does not support item assignment": "A batch is a tuple, whose items cannot be set. Put a new one in its place: self.learner.batch = mixed, yb.",
    "too many values to unpack": "A batch is a pair (xb, yb): put back both, as in self.learner.batch = mixed, yb.",
    "not enough values to unpack": "A batch is a pair (xb, yb): put back both, as in self.learner.batch = mixed, yb.",
    "gather(): Expected dtype": "Targets are the numbers of classes, and 0.3 * class 1 + 0.7 * class 2 is no class. Leave yb as it is, and mix "
    "the two losses: the one for yb, and the one for yb[order].",
    "target dtype to be Long": "Targets are the numbers of classes, and 0.3 * class 1 + 0.7 * class 2 is no class. Leave yb as it is, and mix "
    "the two losses: the one for yb, and the one for yb[order].",
    "tensors used as indices": "Targets are the numbers of classes, and 0.3 * class 1 + 0.7 * class 2 is no class. Leave yb as it is, and mix "
    "the two losses: the one for yb, and the one for yb[order].",
    "expected scalar type Long": "Targets are the numbers of classes, and 0.3 * class 1 + 0.7 * class 2 is no class. Leave yb as it is, and "
    "mix the two losses: the one for yb, and the one for yb[order].",
    "must match the size of tensor": "Two shapes do not fit. To meet images of shape (n, c, h, w), the n weights need the shape (n, 1, 1, 1).",
    "grad can be implicitly created only for scalar": "This loss is not one number. Take the mean over the items.",
    "does not require grad": "No gradient flows through this loss. Is it made of plain numbers (.item(), .detach()), or under no_grad?",
    "AttributeError": "Neither the callback nor its learner has an attribute of that name.",
}


def fits(names: Any, kwargs: dict, sizes: list[int], plan: list[int], shape: tuple) -> dict:
    """What happens in fits of these numbers of epochs, all with one learner: for each batch what was given to the model, what came of it
    and how the weights changed. Whether the loader's tensors are as they were, too. Where the fit cannot go on, "left_over" is a key of
    LEFT_OVER."""
    from reference import (
        SGD,
        Callback,
        CancelFitException,
        DataLoaders,
        Learner,
        Module,
        Parameter,
        cross_entropy,
    )

    class Linear(Module):
        def __init__(self, ni: int, nf: int) -> None:
            super().__init__()
            self.w = Parameter(torch.randn(nf, ni) / 2)

        def forward(self, x: Any) -> Any:
            self.seen = x.detach().clone()
            return x.flatten(1) @ self.w.t()

    class First(Callback):
        """What is there before the student's callback changes it."""

        def before_fit(self) -> None:
            self.loss_was = self.loss_func

        def before_batch(self) -> None:
            self.loss_was, self.batch_was = self.loss_func, self.batch
            self.images_were = self.batch[0].clone()

    class Watch(Callback):
        def __init__(self) -> None:
            self.rows: list[dict] = []
            self.left_over = ""

        def wrapped_again(self) -> bool:
            """Whether a mixed loss was still there, and the new one has it at hand."""
            old, new = first.loss_was, self.loss_func
            kept = [cell.cell_contents for cell in getattr(new, "__closure__", None) or ()]
            kept += [*vars(mixup).values(), *getattr(new, "args", ())]
            return old is not cross_entropy and new != old and any(callable(k) and k == old for k in kept)

        def before_fit(self) -> None:
            self.wraps = "wraps in before_fit" if self.wrapped_again() else ""

        def before_batch(self) -> None:
            self.w = self.model.w.detach().clone()
            self.changed = not torch.equal(first.images_were, first.batch_was[0])
            if self.model.training:
                if "batch" in vars(mixup) and self.batch is first.batch_was:
                    self.left_over = "batch"
                if "loss_func" in vars(mixup) and self.loss_func is cross_entropy:
                    self.left_over = self.left_over or "loss_func"
                if self.left_over:
                    raise CancelFitException
                if self.wrapped_again():
                    self.wraps = self.wraps or "wraps"

        def after_batch(self) -> None:
            training = self.model.training
            self.rows.append(
                {
                    "training": training,
                    "wraps": self.wraps,
                    "changed": self.changed,
                    "num": self.num,
                    "x": self.model.seen,
                    "preds": self.preds.detach(),
                    "loss": self.loss.detach() if isinstance(self.loss, torch.Tensor) else self.loss,
                    "before": self.w,
                    "after": self.model.w.detach().clone(),
                }
            )

    n_columns = max(sizes) + 1  # n weights never fit the columns by chance
    dls = []
    for _ in range(2):
        batches = []
        for n in sizes:
            x = torch.zeros(n, *shape, n_columns)
            for i in range(n):
                x[i, ..., i] = 1.0
            batches.append((x, torch.randint(3, (n,))))
        dls.append(batches)
    kept = [[(x.clone(), y.clone()) for x, y in batches] for batches in dls]
    model = Linear(dls[0][0][0][0].numel(), 3)
    first, mixup, watch = First(), names.MixUp(**kwargs), Watch()
    learner = Learner(model, DataLoaders(*dls), cross_entropy, 0.5, [first, mixup, watch], opt_func=SGD)
    try:
        for n_epochs in plan:
            learner.fit(n_epochs)
    except Exception:
        stale = not model.training and learner.loss_func is not cross_entropy
        watch.left_over = watch.wraps or ("validation" if stale else "")
        if not watch.left_over:
            raise
    same = all(
        torch.equal(a, b) and torch.equal(c, d)
        for old, new in zip(kept, dls, strict=True)
        for (a, c), (b, d) in zip(old, new, strict=True)
    )
    targets = [[y for _, y in batches] for batches in kept]
    return {"rows": watch.rows, "targets": targets, "same": same, "left_over": watch.left_over}


def observed(
    student: Student, kwargs: dict, sizes: list[int], plan: list[int], shape: tuple = (2, 2)
) -> dict:
    given = ", ".join(f"{k}={v:g}" for k, v in kwargs.items())
    tried = (
        f"learner = Learner(model, dls, cross_entropy, 0.5, [MixUp({given})])   # batches of {sizes} images"
    )
    tried += "".join(f"\nlearner.fit({n})" for n in plan)
    seen = student.observe(fits, kwargs, sizes, plan, shape, tried=tried)
    if seen["left_over"]:
        fail(LEFT_OVER[seen["left_over"]])
    for row in seen["rows"]:
        came, given_on = sizes[row["num"]], len(row["preds"])
        expect(
            given_on == came,
            "The batch that the model is given has another number of images than the one that came. Each image stays, mixed with its "
            "partner: put mixed in the place of xb.",
            expected=f"{came} images",
            got=f"{given_on} images",
        )
    return seen
