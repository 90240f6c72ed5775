"""Hidden checks of q26: drawn callbacks and events, real fits, and errors of all kinds."""

from autograder.checking import expect_equal, required
from checks.q26.probes import judge_calls, judge_error

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
def test_drawn_callbacks(student):
    "it is right for any callbacks and any names of events"
    draw = student.random
    calls = [*draw.sample(NAMES, len(NAMES)), *draw.choices(NAMES, k=2)]
    methods = [draw.sample(NAMES, draw.randrange(1, 6)) for _ in range(draw.randrange(5, 8))]
    # The first that is called is not the first callback's, and each is the last one's: a name not known shows.
    methods[0] = [name for name in methods[0] if name != calls[0]]
    methods.append(draw.sample(NAMES, len(NAMES)))
    judge_calls(student, methods, calls)


def test_nobody_listens(student):
    "an event that no callback has a method for, or no callback at all, is no mistake"
    expect_equal(student.observe(silent, tried='Events([])("before_fit")'), "quiet")


def silent(names):
    class Other:
        def after_fit(self):
            raise RuntimeError("after_fit was called for another event")

    names.Events([])("before_fit")
    names.Events([Other(), Other()])("before_fit")
    return "quiet"


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


def test_runs_a_fit(student):
    "a Learner whose events go through it trains as ever"
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
    expect_equal(got, expected, why="The callbacks of this fit were not called as its events came.")


def test_errors_further_down(student):
    "an exception reaches the caller whichever callback raises it"
    others = ["IndexError", "TypeError", "NotImplementedError", "RuntimeError"]
    # The two that ways of looking up and looping use for themselves are always among them.
    kinds = ["AttributeError", "StopIteration", *student.random.sample(others, 2)]
    student.random.shuffle(kinds)
    for kind in kinds:
        judge_error(student, kind, f"number {student.random.randrange(1000)}", first=False)
