"""Shared by the checks of m07: the events of a fit in which something is cancelled, and what usually makes them differ."""

from __future__ import annotations

from checks.m05.probes import EVENTS, Sizes

BATCH, EPOCH, FIT = "CancelBatchException", "CancelEpochException", "CancelFitException"
PASSES = {True: "train", False: "valid"}


def right_log(sizes: Sizes, n_epochs: int, plan: list) -> tuple[list[list], set]:
    """The right events, and which batches (epoch, number) take their step."""
    log: list[list] = [["before_fit", None, None, None]]
    stepped = set()

    def tell(event: str, training: bool, epoch: int, num: int | None) -> str:
        """The exception that is raised then, if one is."""
        log.append([event, training, epoch, num])
        for kind, at, *where in plan:
            if at == event and where in ([training, epoch, num], [training, epoch, None]):
                return kind
        if event in EVENTS:
            log.append([f"{event}, the next callback", training, epoch, num])
        return ""

    def batch(training: bool, epoch: int, num: int) -> str:
        steps = ["before_batch", "the model", *(["step"] if training else [])]
        for event in steps:
            if kind := tell(event, training, epoch, num):
                if kind == BATCH:
                    break
                return kind
        else:
            if training:
                stepped.add((epoch, num))
        return tell("after_batch", training, epoch, num)

    def one_pass(training: bool, epoch: int) -> str:
        kind = tell("before_epoch", training, epoch, None)
        if not kind:
            for num in range(len(sizes[PASSES[training]])):
                if kind := batch(training, epoch, num):
                    break
        if kind and kind != EPOCH:
            return kind
        return tell("after_epoch", training, epoch, None)

    def fit() -> str:
        for epoch in range(n_epochs):
            for training in (True, False):
                if kind := one_pass(training, epoch):
                    return kind
        return ""

    log.append(["before_fit, the next callback", None, None, None])
    kind = fit()
    if kind in ("", FIT):
        log += [["after_fit", None, None, None], ["after_fit, the next callback", None, None, None]]
    return log, stepped


def words(log: list[list]) -> list[str]:
    """The events as lines; the number of the batch only where there is one."""
    lines = []
    for event, training, epoch, num in log:
        where = f" ({'training' if training else 'validation'}, epoch {epoch}"
        batch = (
            f", batch {num}"
            if event.split(",")[0] in ("before_batch", "after_batch", "the model", "step")
            else ""
        )
        lines.append(event if "_fit" in event else f"{event}{where}{batch})")
    return lines


def free_lines(lines: list[str], plan: list) -> list[str]:
    """The lines without those that are up to the student: after_batch of a batch in which the pass was cancelled."""
    for kind, event, training, epoch, num in plan:
        if kind == EPOCH and event in ("before_batch", "the model", "step"):
            place = f"({'training' if training else 'validation'}, epoch {epoch}, batch {num})"
            lines = [line for line in lines if not (line.startswith("after_batch") and line.endswith(place))]
    return lines


def meaning(got: list[str], right: list[str], plan: list) -> str:
    """What usually makes the events differ."""
    if not plan:
        return why_unlike_learner(got, right)
    kind, event, training, epoch, num = plan[-1]
    pass_ = f"({'training' if training else 'validation'}, epoch {epoch}"
    after = f"after_batch {pass_}, batch {num})" if kind == BATCH else f"after_epoch {pass_})"
    extra = [line for line in got if line not in right]
    if kind == EPOCH and num is not None and any(line.startswith("before_batch " + pass_) for line in extra):
        return (
            "The CancelEpochException is swallowed in one_batch, and the pass goes on with its next batch. Catch only CancelBatchException "
            "there. All other exceptions go on to the caller."
        )
    if kind == FIT:
        at = next((i for i, line in enumerate(right) if line.startswith("after_fit")), len(right))
        if got[:at] == right[:at] and any(
            line.startswith(("before_batch", "before_epoch")) for line in got[at:]
        ):
            return "The fit goes on after it was cancelled. CancelFitException ends the whole fit: do not catch it here."
        return "When the fit is cancelled, nothing runs but after_fit. Does a finally announce an event, or do you catch too much?"
    more = [line for line in right if line not in got]
    goes_on = any(line.startswith("after_epoch") and epoch_of(line) >= epoch for line in got)
    if kind == BATCH and any(line.startswith("before_batch " + pass_) for line in more) and goes_on:
        return "A cancelled batch ends the whole pass. It ends that batch only, and training goes on with the next batch: catch it in one_batch."
    if (
        kind == EPOCH
        and any(line.startswith("after_epoch") and line != after for line in more)
        and not goes_on
    ):
        return "A cancelled pass ends the whole fit. It ends that pass only, with after_epoch, and the next one follows."
    if after not in got:
        what = "batch" if kind == BATCH else "pass"
        where = (
            f", where it was raised in {event}"
            if event != "the model"
            else ", where it was raised inside, in the model"
        )
        return f"{after.split()[0]} is skipped after a cancelled {what}{where}. It runs once, and then training goes on."
    if got.count(after) > 1:
        return f"{after.split()[0]} runs twice after a cancel. It runs once."
    if kind == EPOCH and training and any(f"(validation, epoch {epoch}" in line for line in more):
        return "A cancelled training pass skips validation. After it comes the validation of the same epoch."
    if kind == BATCH and any(line.startswith("step") for line in extra):
        return "A cancelled batch still takes a step. What is left of the batch does not happen: no prediction and no step."
    if any("next callback" in line for line in extra) and kind != EPOCH:
        return "After the cancel other callbacks still hear of the event. What is left of the batch does not happen, and no other callback hears of it."
    if kind == EPOCH and any("_batch" in line for line in extra):
        return "The pass goes on after it was cancelled. It ends with after_epoch, and the next pass follows."
    return "After a cancel, other events come than should."


def why_unlike_learner(got: list[str], right: list[str]) -> str:
    """What usually makes the events differ where nothing is cancelled."""
    passes = [[line for line in lines if line.startswith("before_epoch (")] for lines in (got, right)]
    if passes[0] != passes[1]:
        return (
            "Nothing was cancelled here, and yet the passes are not those of Learner: each epoch trains once, and then validates. Pass "
            "train on, super().one_epoch(train): that sets model.training, and takes the data that goes with it."
        )
    twice = next((line.split()[0] for line in got if got.count(line) > right.count(line)), "")
    if twice:
        return (
            f"{twice} comes twice, although nothing was cancelled. super() announces it already. Announce it yourself only in the except: what "
            "stands below the try block, or in a finally, runs every time."
        )
    return "Nothing was cancelled here, so each event should come just as Learner announces it. super() does all of that."


def epoch_of(line: str) -> int:
    """The number of the epoch in a line."""
    return int(line.rpartition("epoch ")[2].rstrip(")").split(",")[0])
