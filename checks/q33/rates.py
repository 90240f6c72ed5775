"""For the checks of q33: whether the rate rises as it should, and what is wrong where it does not."""

from __future__ import annotations

import ast

from autograder.checking import Student, close, curves, fail, short, which
from checks.shared.fits import beside, first_difference, misspelt_event, same_rates

VALID_BATCHES = 2  # of the toy learner


def judge_rates(student: Student, seen: dict, n_batches: int) -> None:
    """Fail unless the rate starts where it should and rises by a fifth with each of up to `n_batches` training batches."""
    rates = [rate for rate, _ in seen["training"]]
    judge_start(student, seen, rates)
    right = [seen["start"] * 1.2**i for i in range(len(rates))]
    at = first_difference(rates, right)
    if at is not None:
        why = why_not_rising(student, seen, rates, right, at)
        chart = curves("Learning rate", "training batch", "rate", yours=rates, right=right)
        fail(why, expected=short(right), got=beside(rates, right), chart=chart)
    if len(rates) < n_batches and rates[-1] < 10 / 1.2:
        fail(
            f"It ends the fit too early: after {len(rates)} of {n_batches} training batches, at a rate of {rates[-1]:.3g}. "
            "It should go on until the rate exceeds 10 or the loss is NaN.",
            expected=f"{n_batches} training batches",
            got=f"{len(rates)}",
        )


def judge_start(student: Student, seen: dict, rates: list[float]) -> None:
    """Fail unless the first training batch has one of the rates that are free to choose from."""
    if close(rates[0], seen["start"], 1e-3, 0.0):
        return
    lr = seen["lr"]
    stays, rises = len(set(rates)) == 1, len(rates) > 1 and close(rates[1] / rates[0], 1.2, 1e-3, 0.0)
    from_own = close(rates[0], lr, 1e-3, 0.0) or close(rates[0], 1.2 * lr, 1e-3, 0.0)
    fail(
        which(
            (misspelt := misspelt_event(student.form, "LRFinder"), misspelt),
            (
                from_own and stays and len(rates) > 1,
                f"Every batch is trained with the learner's own rate, {lr:g}: self.opt.lr, the rate that the optimizer steps "
                "with, is never changed. Start it from 1e-6, and multiply it by 1.2 before each training batch.",
            ),
            (
                from_own and sets(student, "self.lr"),
                f"The rates start from the learner's own, {lr:g}. self.lr = ... sets an attribute of the callback; set "
                "self.learner.lr in before_fit, which is what fit makes the optimizer with.",
            ),
            (
                from_own,
                f"The rates start from the learner's own, {lr:g}. Set self.learner.lr = 1e-6 in before_fit: fit makes the "
                "optimizer with it right after that.",
            ),
            (
                len(rates) > 1 and close(rates[1] - rates[0], 1.2, 1e-3, 0.0),
                "1.2 is added to the rate. It should be multiplied by 1.2.",
            ),
            (
                close(rates[0], 1.44e-6, 1e-3, 0.0),
                "The rate is multiplied by 1.2 twice for each batch. Once is enough.",
            ),
            (
                rises,
                f"The rate rises as it should, but it starts from {rates[0]:.3g}. It should start from 1e-6, that is 0.000001.",
            ),
            otherwise=f"The first training batch has a rate of {rates[0]:.3g}. It should be 1e-6, or 1.2 times that.",
        ),
        expected="rates from 1e-06 or 1.2e-06",
        got=short(rates[:6]),
    )


def why_not_rising(student: Student, seen: dict, rates: list, right: list, at: int) -> str:
    before, now = rates[at - 1], rates[at]
    factor = now / before
    again = next((i for i, rate in enumerate(rates) if i and close(rate, rates[0], 1e-3, 0.0)), 0)
    return which(
        (misspelt := misspelt_event(student.form, "LRFinder"), misspelt),
        (
            before > 10,
            "The fit goes on after the rate has exceeded 10. Raise CancelFitException, which ends the whole fit.",
        ),
        (
            len(set(rates)) == 1 and sets(student, "self.learner.lr", after="before_fit"),
            f"Every batch has a rate of {now:g}. self.learner.lr is what the optimizer was made with, and it is not looked at "
            "again: multiply self.opt.lr.",
        ),
        (
            len(set(rates)) == 1,
            f"Every batch has a rate of {now:g}. Multiply self.opt.lr by 1.2 before each training batch.",
        ),
        (
            seen["validation"] and close(factor, 1.2 ** (1 + VALID_BATCHES), 1e-3, 0.0),
            "The rate rises in validation too, so the next training batch skips some rates. Check self.model.training.",
        ),
        (
            close(factor, 1.44, 1e-3, 0.0),
            "The rate is multiplied by 1.2 twice for each batch. Once is enough.",
        ),
        (
            close(now - before, 1.2, 1e-3, 0.0),
            "1.2 is added to the rate. It should be multiplied by 1.2.",
        ),
        (
            again and again == at,
            "The rate starts again in a later epoch. It should rise through the whole fit: before_fit, which runs once, is "
            "the place to set it.",
        ),
        (
            close(now, before, 1e-3, 0.0),
            f"The rate does not rise before every training batch: batches {at - 1} and {at} have the same one.",
        ),
        (
            at == 1 and same_rates(rates[2:], [rate * factor for rate in rates[1:-1]]),
            f"Each rate is {factor:.4g} times the one before. It should be 1.2 times.",
        ),
        otherwise=f"The rate of training batch {at}, counted from 0, is {factor:.4g} times the one before it. It should be 1.2 times.",
    )


def sets(student: Student, target: str, after: str = "") -> bool:
    """Whether the answer assigns to `target`, such as "self.lr"; in a method other than `after`, where one is named."""
    for method in student.form.nodes("LRFinder"):
        if not isinstance(method, ast.FunctionDef) or method.name == after:
            continue
        for node in ast.walk(method):
            targets = (
                node.targets
                if isinstance(node, ast.Assign)
                else [node.target]
                if isinstance(node, ast.AugAssign | ast.AnnAssign)
                else []
            )
            if any(ast.unparse(t) == target for t in targets):
                return True
    return False
