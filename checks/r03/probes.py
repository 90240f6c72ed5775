"""Shared by the checks of r03: fits with the student's MixUp on images that tell what has been mixed.

Image i of a batch is 0 everywhere but in column i. So each row of what the model was given shows which images are in it, and how
much of each.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import close, expect, expect_close, fail
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


# ---------------------------------------------------------------- what was mixed


def mixture(row: dict) -> torch.Tensor:
    """(n, n): how much of each image is in each row of what the model was given. Fails where it is no mixture of two."""
    x = row["x"].double()
    n = len(row["preds"])
    parts = x.flatten(1, -2)  # (n, c * h, columns)
    share = parts[:, 0, :n]
    expect(
        len(x) == n
        and bool((parts - parts[:, :1]).abs().max() < 1e-5)
        and bool(parts[..., n:].abs().max() < 1e-6 if parts.shape[-1] > n else True),
        "What the model was given is no mixture of two images of the batch: an image's weight is the same in all of its channels, rows "
        "and columns. Is the weight of shape (n, 1, 1, 1)?",
        expected="weight * xb[i] + (1 - weight) * xb[j]",
        got="another",
    )
    sums = share.sum(1)
    if not close(sums, torch.ones(n), 1e-4, 1e-4):
        fail(
            "The weights of the two images do not add up to 1.",
            expected="weight * xb[i] + (1 - weight) * xb[j]",
            got=f"weights that add up to {sums[(sums - 1).abs().argmax()]:.3g}",
        )
    expect(
        bool((share > -1e-5).all() and ((share > 1e-6).sum(1) <= 2).all()),
        "More than two images are in one, or one with a negative weight.",
        expected="weight * xb[i] + (1 - weight) * xb[j]",
        got="another",
    )
    return share


def own_and_partner(share: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The weight of each image in its own row, and its partner (itself where there is no other)."""
    own = share.diagonal().clone()
    others = share - torch.diag(own)
    most, partner = others.max(1)
    return own, torch.where(most > 1e-6, partner, torch.arange(len(own)))


def judge_own_weights(own: torch.Tensor, partner: torch.Tensor) -> torch.Tensor:
    """The larger weights of the mixed items. Fails where they are all the same."""
    folded = torch.maximum(own, 1 - own)[partner != torch.arange(len(own))]
    expect(
        len(folded) < 3 or bool(folded.max() - folded.min() > 1e-5),
        "All items of a batch have the same weight. Each is to have one of its own: draw n of them.",
        expected=f"{len(own)} weights",
        got=f"one, {own[0]:.4f}",
    )
    return folded


def judge_images(student: Any, kwargs: dict, sizes: list[int], plan: list[int]) -> None:
    """Fail unless each training batch is mixed with a shuffle of itself, by a weight for each item."""
    seen = observed(student, kwargs, sizes, plan)
    orders = []
    for row in seen["rows"]:
        if not row["training"]:
            continue
        share = mixture(row)
        own, partner = own_and_partner(share)
        n = len(own)
        if bool((partner == torch.arange(n)).all()):
            why = "Nothing was mixed. Set self.learner.batch in before_batch, while self.model.training is True."
            if bool((own < 1e-6).any()) or not close(share, torch.eye(n), 1e-4, 1e-4):
                why = "What the model is given is the batch in another order, not a mixture."
            fail(why, expected="images of two", got="images of one")
        both = share[torch.arange(n), partner] + torch.where(partner == torch.arange(n), 0.0, own)
        expect(
            close(both, torch.ones(n), 1e-3, 1e-3),
            "Image i of the mixed batch is to be a mixture of image i and of the one that the shuffle puts at its place.",
            expected="weight * xb[i] + (1 - weight) * xb[j]",
            got="two others",
        )
        known = partner[partner != torch.arange(n)]
        expect(
            len(known) == len(set(known.tolist())),
            "An image is the partner of two others. In a shuffle each image comes once, as in torch.randperm(n).",
            expected="every partner once",
            got=f"partners {sorted(known.tolist())[:24]}",
        )
        orders.append((n, partner.tolist(), judge_own_weights(own, partner).tolist()))
    for i, (n, partner, weights) in enumerate(orders):
        for m, other, others in orders[:i]:
            if n == m and n > 6:
                expect(
                    partner != other,
                    "Two batches are shuffled in the same order. Draw a new one for each batch.",
                    expected="another order",
                    got="the same",
                )
                expect(
                    weights != others,
                    "Two batches have the same weights. Draw new ones for each batch.",
                    expected="other weights",
                    got="the same",
                )


def judge_loss(student: Any, kwargs: dict, sizes: list[int], plan: list[int]) -> None:
    """Fail unless the loss of training batches is mixed as the images are, and trained on."""
    seen = observed(student, kwargs, sizes, plan)
    for row in seen["rows"]:
        if not row["training"]:
            continue
        own, partner = own_and_partner(mixture(row))
        y = seen["targets"][0][row["num"]]
        x = row["x"].double().flatten(1)
        w = row["before"].double().requires_grad_()
        losses = F.cross_entropy(x @ w.t(), y, reduction="none")
        partners = F.cross_entropy(x @ w.t(), y[partner], reduction="none")
        right = (own * losses + (1 - own) * partners).mean()
        fold = torch.maximum(own, 1 - own)
        got = row["loss"]
        if not (isinstance(got, torch.Tensor) and got.numel() == 1):
            fail("The batch's loss is to be one number, the mean over its items.", got=str(got))
        says = [
            (losses.mean(), "This is the loss for the items' own targets. Those of their partners count too, by their weights."),
            (partners.mean(), "This is the loss for the partners' targets alone."),
            (((1 - own) * losses + own * partners).mean(), "The weights of the two targets are swapped: what an image has is what its target has."),
            ((own.mean() * losses + (1 - own.mean()) * partners).mean(), "The targets are weighted by the mean of the weights. Each item has its own, so weight its loss before the mean is taken."),
            ((fold * losses + (1 - fold) * partners).mean(), "The weight of a target is not that of its image: one was replaced by max(weight, 1 - weight), the other was not."),
            ((losses + partners).mean() / 2, "Both targets count half. They count by the weights of their images."),
            (right * len(own), "This is the sum over the items. The mean is wanted."),
            (torch.where(own >= 0.5, losses, partners).mean(), "The target of the larger part alone counts. Both do, by their weights."),
        ]  # fmt: skip
        expect_close(
            got.reshape(()).double(),
            right.detach(),
            rtol=1e-3,
            atol=1e-4,
            mistakes=[(wrong.detach(), why) for wrong, why in says],
            why="The loss is not the mean of weight * loss for the own target + (1 - weight) * loss for the partner's.",
        )
        (grad,) = torch.autograd.grad(right, w)
        expect_close(
            row["after"],
            row["before"].double() - 0.5 * grad,
            rtol=1e-3,
            atol=1e-4,
            why="The loss is right, but the step was not taken from it: the weights do not move along its gradient. In after_batch it is too "
            "late, for the learner has stepped by then; self.learner.loss_func is what it calls before.",
        )


def judge_validation(student: Any, kwargs: dict, sizes: list[int], plan: list[int]) -> None:
    """Fail unless validation batches and their loss are as they would be without it."""
    seen = observed(student, kwargs, sizes, plan)
    trained = [row for row in seen["rows"] if row["training"]]
    expect(
        any(not close(mixture(row), torch.eye(len(row["preds"])), 1e-4, 1e-4) for row in trained),
        "Nothing is mixed in training.",
        expected="mixed batches in training",
        got="none",
    )
    for row in seen["rows"]:
        if row["training"]:
            continue
        n = len(row["preds"])
        x = row["x"]
        expect_close(
            x.flatten(1, -2)[:, 0, :n],
            torch.eye(n),
            why="A validation batch is mixed too. Look at self.model.training in before_batch.",
        )
        y = seen["targets"][1][row["num"]]
        got = row["loss"]
        right = F.cross_entropy(row["preds"].double(), y)
        expect_close(
            got.reshape(()).double() if isinstance(got, torch.Tensor) else got,
            right,
            rtol=1e-3,
            atol=1e-4,
            why="The loss in validation is not plain cross-entropy. Is the mixed loss function still in place?",
        )
        expect_close(row["after"], row["before"], why="The model has changed in validation.")


def judge_untouched(student: Any, kwargs: dict, sizes: list[int], plan: list[int]) -> None:
    seen = observed(student, kwargs, sizes, plan)
    trained = [row for row in seen["rows"] if row["training"]]
    expect(
        any(not close(mixture(row), torch.eye(len(row["preds"])), 1e-4, 1e-4) for row in trained),
        "Nothing is mixed in training.",
        expected="mixed batches in training",
        got="none",
    )
    expect(
        seen["same"],
        "The loader's own tensors have changed, and the next epoch would mix what is mixed already. Make a new tensor: no *=, +=, mul_ or "
        "xb[:] = on xb.",
        tried="the data, after the fit",
        expected="as before",
        got="changed in place",
    )


def judge_distribution(student: Any, alpha: float | None) -> None:
    """Fail unless some 1000 weights are spread as Beta(alpha, alpha) spreads them. max(weight, 1 - weight) will do as well."""
    seen = observed(student, {} if alpha is None else {"alpha": alpha}, [256] * 4, [1], (1, 1))
    alpha = alpha or 0.4
    weights = []
    for row in seen["rows"]:
        if row["training"]:
            own, partner = own_and_partner(mixture(row))
            judge_own_weights(own, partner)  # four weights in all might be spread like anything
            weights.append(own)
    own = torch.cat(weights)
    # The mean square around 1/2 is the variance of Beta(alpha, alpha), of weight and 1 - weight alike.
    square = (own - 0.5) ** 2
    right = 1 / (4 * (2 * alpha + 1))
    fourth = 3 / (16 * (2 * alpha + 1) * (2 * alpha + 3))
    error = 6 * ((fourth - right**2) / len(own)) ** 0.5
    expected = f"a mean square distance of {right:.4f} from 1/2"
    got = f"{square.mean():.4f}, of {len(own)} weights"
    expect(
        abs(square.mean() - right) < error,
        f"The weights are not spread as those of Beta(alpha, alpha) with alpha = {alpha:g}: they are too "
        + ("close to 1/2." if square.mean() < right else "close to 0 and 1."),
        expected=expected,
        got=got,
    )
    folded = bool((own >= 0.5 - 1e-6).all() or (own <= 0.5 + 1e-6).all())
    expect(
        folded or abs(own.mean() - 0.5) < 6 * (right / len(own)) ** 0.5,
        "The weights are not even around 1/2: both parameters of the Beta distribution are alpha.",
        expected="a mean of 0.5",
        got=f"{own.mean():.4f}",
    )
