"""For the checks of r03: fits with the student's MixUp on images that tell what has been mixed.

Image i of a batch is 0 everywhere but in column i. So each row of what the model was given shows which images are in it, and how
much of each.
"""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import Student, fail
from checks.shared.modules import attempt

MEANINGS = {
    "AttributeError": "An attribute that neither the callback nor its learner has. To read from the learner self.batch is enough; to set "
    "something on it takes self.learner.batch = ...",
    "must match the size of tensor": "Shapes do not fit. A weight for each item needs the shape (n, 1, 1, 1) to meet (n, c, h, w).",
    "does not require grad": "The loss hangs on nothing that can be trained: was it made from plain numbers?",
}


def fits(names: Any, kwargs: dict, sizes: list[int], plan: list[int], shape: tuple) -> dict:
    """What happens in fits of these numbers of epochs, all with one learner: for each batch what was given to the model, what came of it
    and how the weights changed. Whether the loader's tensors are as they were, too."""
    from reference import SGD, Callback, DataLoaders, Learner, Module, Parameter, cross_entropy

    class Linear(Module):
        def __init__(self, ni: int, nf: int) -> None:
            super().__init__()
            self.w = Parameter(torch.randn(nf, ni) / 2)

        def forward(self, x: Any) -> Any:
            self.seen = x.detach().clone()
            return x.flatten(1) @ self.w.t()

    class Watch(Callback):
        def __init__(self) -> None:
            self.rows: list[dict] = []

        def before_batch(self) -> None:
            self.w = self.model.w.detach().clone()

        def after_batch(self) -> None:
            training = self.model.training
            self.rows.append(
                {
                    "training": training,
                    "num": self.num,
                    "x": self.model.seen,
                    "preds": self.preds.detach(),
                    "loss": self.loss.detach() if isinstance(self.loss, torch.Tensor) else self.loss,
                    "before": self.w,
                    "after": self.model.w.detach().clone(),
                }
            )

    n_columns = max(sizes)
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
    watch = Watch()
    learner = Learner(
        model, DataLoaders(*dls), cross_entropy, 0.5, [names.MixUp(**kwargs), watch], opt_func=SGD
    )
    for n_epochs in plan:
        learner.fit(n_epochs)
    same = all(
        torch.equal(a, b) and torch.equal(c, d)
        for old, new in zip(kept, dls, strict=True)
        for (a, c), (b, d) in zip(old, new, strict=True)
    )
    targets = [[y for _, y in batches] for batches in kept]
    return {"rows": watch.rows, "targets": targets, "same": same}


def observed(student: Any, kwargs: dict, sizes: list[int], plan: list[int], shape: tuple = (2, 2)) -> dict:
    given = ", ".join(f"{k}={v:g}" for k, v in kwargs.items())
    tried = (
        f"learner = Learner(model, dls, cross_entropy, 0.5, [MixUp({given})])   # batches of {sizes} images"
    )
    tried += "".join(f"\nlearner.fit({n})" for n in plan)
    return attempt(student, fits, kwargs, sizes, plan, shape, tried=tried, meanings=MEANINGS)
