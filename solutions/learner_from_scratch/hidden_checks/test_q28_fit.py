"""Hidden checks of q28: any number of epochs, cancels and errors anywhere, and fits that really train."""

from autograder.checking import Student, expect_equal, required
from checks.q28.probes import MEANINGS, judge_cancelled, judge_error, judge_steps  # noqa: F401


@required
def test_any_number_of_epochs(student: Student) -> None:
    "it is right for any number of epochs"
    judge_steps(student, student.random.randrange(3, 9))


def test_no_epochs(student: Student) -> None:
    "no epochs at all are a fit too"
    judge_steps(student, 0)


def test_cancelled_anywhere(student: Student) -> None:
    "it can be cancelled in any epoch, the last one included"
    draw = student.random
    n = draw.randrange(4, 8)
    for where in [(draw.randrange(n), True), (draw.randrange(n), False), (n - 1, False), (0, False)]:
        judge_cancelled(student, n, where)


def test_errors_anywhere(student: Student) -> None:
    "an error reaches the caller wherever it comes from"
    draw = student.random
    kinds = ["StopIteration", *draw.sample(["RuntimeError", "TypeError", "AttributeError", "IndexError"], 2)]
    # In three epochs, in training and in validation.
    places = zip(draw.sample(range(4), 3), draw.sample([True, False, draw.random() < 0.5], 3), strict=True)
    for kind, where in zip(kinds, places, strict=True):
        judge_error(student, 4, where, kind)


def events_of_fits(names, n_epochs, after, part):
    """What a callback sees of two fits of one learner, the first cancelled at a batch of training or validation."""
    from reference import Callback, CancelFitException, toy_learner

    log = []

    class Watch(Callback):
        def before_fit(self):
            self.n_batches = 0
            self.fits = getattr(self, "fits", 0) + 1
            log.append("before_fit")

        def before_epoch(self):
            log.append(f"epoch {self.epoch} of {self.n_epochs}, training: {self.model.training}")

        def after_batch(self):
            self.n_batches += self.model.training == part
            if self.n_batches == after and self.fits == 1:
                raise CancelFitException

        def after_fit(self):
            log.append("after_fit")

    watch = Watch()
    watch.fits = 0
    learner = toy_learner(cbs=[watch])
    learner.opt = learner.opt_func(learner.model.parameters(), learner.lr)
    names.fit(learner, n_epochs)
    names.fit(learner, 1)
    return log, learner.model.w.tolist()


def truth(n_epochs, after, part):
    from types import SimpleNamespace

    from reference import Learner

    return events_of_fits(SimpleNamespace(fit=Learner.fit), n_epochs, after, part)[0]


def test_cancelled_by_a_callback(student: Student) -> None:
    "a callback that cancels a real fit is the last word of it, and another fit can follow"
    draw = student.random
    for part, batches in draw.sample([(True, 4), (False, 2)], 2):
        n = draw.randrange(3, 6)
        # Neither in the first epoch nor in the last.
        after = draw.randrange(batches + 1, batches * (n - 1) + 1)
        got = student.observe(
            events_of_fits,
            n,
            after,
            part,
            tried=f"fit(learner, {n}); fit(learner, 1)  # the first is cancelled by a callback after {after} "
            f"batches of {'training' if part else 'validation'}",
        )
        expect_equal(
            got[0] if isinstance(got, tuple) else got,
            truth(n, after, part),
            why="These are not the events of a fit that is cancelled, followed by a fit of one epoch.",
        )
