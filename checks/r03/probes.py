"""Shared by the checks of r03: what was mixed, and by how much, in the fits of fits.py."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from autograder.checking import Student, close, expect, expect_close, fail, which
from checks.r03.fits import LEFT_OVER, observed

IN_PLACE = (
    "xb is changed in place, so an image is mixed with one that is no longer what it was. Make a new tensor from xb and xb[order]: no *=, "
    "+=, mul_ or xb[i] = ... on xb."
)


def mixture(row: dict) -> torch.Tensor:
    """(n, n): how much of each image is in each row of what the model was given. Fails where it is no mixture of two."""
    x = row["x"].double()
    n = len(row["preds"])

    def why(otherwise: str) -> str:
        return IN_PLACE if row["changed"] else otherwise

    parts = x.flatten(1, -2)  # (n, c * h, columns)
    share = parts[:, 0, :n]
    expect(
        len(x) == n
        and bool((parts - parts[:, :1]).abs().max() < 1e-5)
        and bool(parts[..., n:].abs().max() < 1e-6 if parts.shape[-1] > n else True),
        why(
            "What the model was given is no mixture of two images of the batch. An image's weight is the same in all of its channels, "
            "rows and columns: does the weight have the shape (n, 1, 1, 1)?"
        ),
        expected="weight * xb[i] + (1 - weight) * xb[j]",
        got="another",
    )
    sums = share.sum(1)
    if not close(sums, torch.ones(n), 1e-4, 1e-4):
        fail(
            why(
                "The weights of the two images do not add up to 1: one is weight, the other 1 - weight, both of shape (n, 1, 1, 1)."
            ),
            expected="weight * xb[i] + (1 - weight) * xb[j]",
            got=f"weights that add up to {sums[(sums - 1).abs().argmax()]:.3g}",
        )
    expect(
        bool((share > -1e-5).all() and ((share > 1e-6).sum(1) <= 2).all()),
        why("More than two images are in one, or one has a negative weight."),
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
        "All items of a batch have the same weight. Each item needs one of its own: draw n of them, as in .sample((n,)).",
        expected=f"{len(own)} weights",
        got=f"one, {own[0]:.4f}",
    )
    return folded


def judge_images(student: Student, kwargs: dict, sizes: list[int], plan: list[int]) -> None:
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
            validated = [mixture(other) for other in seen["rows"] if not other["training"]]
            why = which(
                (
                    any(not close(s, torch.eye(len(s)), 1e-4, 1e-4) for s in validated),
                    "It mixes in validation and not in training: the test of self.model.training is the wrong way round.",
                ),
                otherwise="The model is given the batch as it came. Put the mixed one in its place, in before_batch: self.learner.batch = mixed, yb",
            )
            fail(why, expected="mixtures of two images", got="images of one")
        both = share[torch.arange(n), partner] + torch.where(partner == torch.arange(n), 0.0, own)
        expect(
            close(both, torch.ones(n), 1e-3, 1e-3),
            "At place i there should be image i, mixed with the one that the shuffle puts there. Here it is a mixture of two others.",
            expected="weight * xb[i] + (1 - weight) * xb[j]",
            got="two others",
        )
        known = partner[partner != torch.arange(n)]
        expect(
            len(known) == len(set(known.tolist())),
            "One image is the partner of two others. In a shuffle each image comes once, as in torch.randperm(n).",
            expected="every partner once",
            got=f"partners {sorted(known.tolist())[:24]}",
        )
        orders.append((n, partner, judge_own_weights(own, partner).tolist()))
    for i, (n, partner, weights) in enumerate(orders):
        for m, other, others in orders[:i]:
            if n == m and n > 6:
                # An image that hardly weighs anything is not seen to be a partner.
                places = torch.arange(n)
                seen_twice = (partner != places) & (other != places)
                expect(
                    int(seen_twice.sum()) < 5 or not torch.equal(partner[seen_twice], other[seen_twice]),
                    "Two batches are shuffled in the same order. Draw a new order for each batch.",
                    expected="another order",
                    got="the same",
                )
                expect(
                    weights != others,
                    "Two batches have the same weights. Draw new ones for each batch.",
                    expected="other weights",
                    got="the same",
                )


LOSS_MISTAKES = {
    "own": "This is the loss for yb alone. The partners' targets yb[order] count too, by the partners' weights.",
    "partners": "This is the loss for the partners' targets alone. The items' own targets count too, by their weights.",
    "swapped": "The weights of the two targets are swapped: a target has the weight of its image.",
    "larger": "The images are mixed by weight, the losses by max(weight, 1 - weight). Use the same for both.",
    "half": "Both targets count half. They count by the weights of their images.",
    "sum": "This is the sum over the items. Take the mean.",
    "one": "Only the target with the larger weight counts. Both count, by their weights.",
    "mean": "Each loss is weighted by the mean of the weights. Each item has its own weight: get n losses, of shape (n,), multiply them "
    "by the weights, of shape (n,) too, and then take the mean.",
}


def explains(
    mistake: str,
    loss: float,
    own: torch.Tensor,
    partner: torch.Tensor,
    losses: torch.Tensor,
    partners: torch.Tensor,
) -> bool:
    """Whether the mistake gives this loss. `losses` and `partners` (n,): each item's for its own target, and for its partner's."""
    if mistake == "mean":  # where an item is its own partner its weight cannot be seen, and may be any
        seen = partner != torch.arange(len(own))
        least = own[seen].sum() / len(own)
        most = least + (~seen).sum() / len(own)
        ends = sorted((m * losses.mean() + (1 - m) * partners.mean()).item() for m in (least, most))
        return ends[0] - 1e-3 < loss < ends[1] + 1e-3
    fold = torch.maximum(own, 1 - own)
    each = {
        "own": losses,
        "partners": partners,
        "swapped": (1 - own) * losses + own * partners,
        "larger": fold * losses + (1 - fold) * partners,
        "half": (losses + partners) / 2,
        "sum": len(own) * (own * losses + (1 - own) * partners),
        "one": torch.where(own >= 0.5, losses, partners),
    }[mistake]
    return close(loss, each.mean().item(), 1e-3, 1e-4)


def judge_loss(student: Student, kwargs: dict, sizes: list[int], plan: list[int]) -> None:
    """Fail unless the loss of training batches is mixed as the images are, and trained on."""
    seen = observed(student, kwargs, sizes, plan)
    trained = [row for row in seen["rows"] if row["training"]]
    facts = []
    for row in trained:
        if not (isinstance(row["loss"], torch.Tensor) and row["loss"].numel() == 1):
            fail("A batch's loss is one number, the mean over its items.", got=str(row["loss"]))
        own, partner = own_and_partner(mixture(row))
        y = seen["targets"][0][row["num"]]
        scores = row["x"].double().flatten(1) @ row["before"].double().t()
        losses, partners = (F.cross_entropy(scores, o, reduction="none") for o in (y, y[partner]))
        facts.append((row["loss"].item(), own, partner, losses, partners))
    for row, (loss, own, _, losses, partners) in zip(trained, facts, strict=True):
        known = (says for name, says in LOSS_MISTAKES.items() if all(explains(name, *fact) for fact in facts))
        expect_close(
            loss,
            (own * losses + (1 - own) * partners).mean().item(),
            rtol=1e-3,
            atol=1e-4,
            why=LEFT_OVER.get(row["wraps"], "")
            or next(known, "")
            or "This is not the mean of weight * (loss for yb) + (1 - weight) * (loss for yb[order]), item by item. Do the images and the "
            "loss use the same weights and the same order, drawn once for each batch?",
        )
    # A wrong loss may come close to the right one once, and then only its gradient differs: all losses come first.
    for row, (_, own, partner, _, _) in zip(trained, facts, strict=True):
        w = row["before"].double().requires_grad_()
        scores = row["x"].double().flatten(1) @ w.t()
        y = seen["targets"][0][row["num"]]
        each = (F.cross_entropy(scores, o, reduction="none") for o in (y, y[partner]))
        terms = [weight @ o for weight, o in zip((own, 1 - own), each, strict=True)]
        (grad,) = torch.autograd.grad(torch.stack(terms).sum() / len(own), w)
        expect_close(
            row["after"],
            row["before"].double() - 0.5 * grad,
            rtol=1e-3,
            atol=1e-4,
            why="learner.loss is right in the end, but the step was not taken from it. In after_batch it is too late, as the learner has "
            "stepped by then. Put your loss into self.learner.loss_func in before_batch: the learner calls that.",
        )


def judge_validation(student: Student, kwargs: dict, sizes: list[int], plan: list[int]) -> None:
    """Fail unless validation batches and their loss are as they would be without it."""
    seen = observed(student, kwargs, sizes, plan)
    trained = [row for row in seen["rows"] if row["training"]]
    expect(
        any(not close(mixture(row), torch.eye(len(row["preds"])), 1e-4, 1e-4) for row in trained),
        "Nothing is mixed in training. Put the mixed batch on the learner, in before_batch: self.learner.batch = mixed, yb",
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
            why="A validation batch is mixed too. In before_batch, return at once if not self.model.training.",
        )
        y = seen["targets"][1][row["num"]]
        got = row["loss"]
        right = F.cross_entropy(row["preds"].double(), y)
        expect_close(
            got.reshape(()).double() if isinstance(got, torch.Tensor) else got,
            right,
            rtol=1e-3,
            atol=1e-4,
            why="The loss in validation is not plain cross-entropy. Is your mixed loss still in learner.loss_func? Put the plain one back "
            "in after_batch.",
        )
        expect_close(row["after"], row["before"], why="The weights have changed in validation.")


def judge_untouched(student: Student, kwargs: dict, sizes: list[int], plan: list[int]) -> None:
    seen = observed(student, kwargs, sizes, plan)
    trained = [row for row in seen["rows"] if row["training"]]
    expect(
        any(not close(mixture(row), torch.eye(len(row["preds"])), 1e-4, 1e-4) for row in trained),
        "Nothing is mixed in training. Put the mixed batch on the learner, in before_batch: self.learner.batch = mixed, yb",
        expected="mixed batches in training",
        got="none",
    )
    expect(
        seen["same"],
        "The loader's own tensors have changed, so the next epoch would mix what is mixed already. Make a new tensor: no *=, +=, mul_ or "
        "xb[:] = ... on xb.",
        tried="the data, after the fit",
        expected="as before",
        got="changed in place",
    )


def judge_distribution(student: Student, alpha: float | None) -> None:
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
        f"The weights are not spread as Beta(alpha, alpha) spreads them for alpha = {alpha:.3g}: they are too "
        + ("close to 1/2." if square.mean() < right else "close to 0 and 1.")
        + " Is the alpha that MixUp is made with used, for both parameters?",
        expected=expected,
        got=got,
    )
    folded = bool((own >= 0.5 - 1e-6).all() or (own <= 0.5 + 1e-6).all())
    expect(
        folded or abs(own.mean() - 0.5) < 6 * (right / len(own)) ** 0.5,
        "The weights are not even around 1/2. Both parameters of the Beta distribution are alpha.",
        expected="a mean of 0.5",
        got=f"{own.mean():.4f}",
    )
