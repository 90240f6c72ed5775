"""Hidden checks of q29: other models, losses, rates and batches, and whole fits."""

from types import SimpleNamespace

from autograder.checking import Student, expect_close, required
from checks.q29.probes import MEANINGS, judge  # noqa: F401


def drawn(student, **more):
    draw = student.random
    return {"n": draw.randrange(2, 30), "seed": draw.randrange(10_000), **more}


@required
def test_drawn_batches(student: Student) -> None:
    "it is right for any batch, model and learning rate"
    draw = student.random
    for training in (True, False):
        judge(
            student,
            [drawn(student, training=training)],
            model=draw.choice(["linear", "deep"]),
            lr=round(draw.uniform(0.01, 0.5), 3),
            seed=draw.randrange(1000),
        )


def test_any_sequence(student: Student) -> None:
    "training and validation in any order"
    draw = student.random
    kinds = draw.sample([(training, replaced) for training in (True, False) for replaced in (True, False)], 4)
    steps = [drawn(student, training=training, replaced=replaced) for training, replaced in kinds]
    first = drawn(student, training=False, replaced=draw.random() < 0.5)  # there are no gradients yet
    judge(
        student, [first, *steps, drawn(student, training=False), drawn(student, training=True)], model="deep"
    )


def fit_with(names, n_epochs, seed):
    """The results of a fit of a Learner whose one_batch is the student's."""
    from reference import Learner, TrackResults, toy_learner

    class WithIt(Learner):
        def one_batch(self):
            names.one_batch(self)

    toy = toy_learner(seed=seed)
    results = TrackResults(verbose=False)
    learner = WithIt(toy.model, toy.dls, toy.loss_func, 0.2, [results])
    learner.fit(n_epochs)
    return [list(map(float, row)) for row in results.results]


def test_runs_a_fit(student: Student) -> None:
    "a Learner with this one_batch trains as the chapter's does"
    from reference import Learner

    n_epochs, seed = student.random.randrange(2, 5), student.random.randrange(1000)
    got = student.observe(
        fit_with, n_epochs, seed, tried=f"a fit of {n_epochs} epochs of a Learner with your one_batch"
    )
    truth = fit_with(SimpleNamespace(one_batch=Learner.one_batch), n_epochs, seed)
    expect_close(
        got,
        truth,
        rtol=1e-3,
        atol=1e-4,
        why="The losses of the fit differ from those of the chapter's Learner.",
    )
