"""Hidden checks of q26: random callbacks and events, real fits, and errors of all kinds."""

from autograder.checking import Student, expect_equal, required
from checks.q26.probes import MEANINGS, judge_calls, judge_error  # noqa: F401

NAMES = [
    "before_fit",
    "before_epoch",
    "before_batch",
    "after_batch",
    "after_epoch",
    "after_fit",
    "after_loss",
    "tick",
]


@required
def test_drawn_callbacks(student: Student) -> None:
    "it is right for any callbacks and any names of events"
    draw = student.random
    calls = [*draw.sample(NAMES, len(NAMES)), *draw.choices(NAMES, k=2)]
    methods = [draw.sample(NAMES, draw.randrange(1, 6)) for _ in range(draw.randrange(5, 8))]
    # The first that is called is not the first callback's, and each is the last one's: a name not known shows.
    methods[0] = [name for name in methods[0] if name != calls[0]]
    methods.append(draw.sample(NAMES, len(NAMES)))
    judge_calls(student, methods, calls)


def fit_with_events(names, n_epochs):
    """The events of a fit of a Learner whose __call__ is the student's Events."""
    from reference import Callback, Learner, toy_learner

    log = []

    class Watch(Callback):
        def before_fit(self):
            log.append("before_fit")

        def before_batch(self):
            log.append(f"before_batch {self.epoch} {self.num} {self.model.training}")

        def after_fit(self):
            log.append("after_fit")

    class Silent:
        pass

    class WithEvents(Learner):
        def __call__(self, name):
            self.events(name)

    model = toy_learner()
    cbs = [Silent(), Watch()]
    learner = WithEvents(model.model, model.dls, model.loss_func, 0.1, cbs)
    learner.events = names.Events(cbs)
    learner.fit(n_epochs)
    return log


def test_runs_a_fit(student: Student) -> None:
    "a Learner whose events go through it trains as before"
    n_epochs = student.random.randrange(1, 4)
    got = student.observe(
        fit_with_events, n_epochs, tried=f"a fit of {n_epochs} epochs, its events called by Events"
    )
    batches = [(True, 4), (False, 2)]
    expected = [
        "before_fit",
        *(
            f"before_batch {epoch} {num} {training}"
            for epoch in range(n_epochs)
            for training, n in batches
            for num in range(n)
        ),
        "after_fit",
    ]
    expect_equal(got, expected, why="These are not the events of this fit, in their order.")


def test_errors_further_down(student: Student) -> None:
    "an exception reaches the caller whichever callback raises it"
    others = ["IndexError", "TypeError", "NotImplementedError", "RuntimeError"]
    # The two that ways of looking up and looping use for themselves are always among them.
    kinds = ["AttributeError", "StopIteration", *student.random.sample(others, 2)]
    student.random.shuffle(kinds)
    for kind in kinds:
        judge_error(student, kind, f"number {student.random.randrange(1000)}", first=False)
