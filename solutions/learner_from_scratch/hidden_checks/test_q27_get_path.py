"""Hidden checks of q27: random paths, a real learner, and properties with bugs."""

from autograder.checking import Student, expect, expect_equal, required, short
from checks.q27.probes import MEANINGS, follow, judge_property  # noqa: F401

WORDS = ["dls", "train", "model", "opt", "lr", "loss", "batch", "layer", "conv", "act", "bias", "cb"]


def nested(path, value, draw):
    for name in reversed(path):
        value = {name: value, draw.choice(["other", "more"]): draw.randrange(100)}
    return value


@required
def test_drawn_paths(student: Student) -> None:
    "paths of any names and length, to any value"
    draw = student.random
    for length in (1, 3, 6):
        path = draw.sample(WORDS, length)
        value = draw.choice([draw.random(), draw.randrange(2, 999), f"text {draw.randrange(99)}"])
        values, dotted = nested(path, value, draw), ".".join(path)
        tried = f'get_path({short(values)}, as objects, "{dotted}")'
        expect_equal(student.observe(follow, values, dotted, [], tried=tried)[1], value)
        for default in ([], [draw.randrange(1000, 2000)]):
            at = draw.randrange(length)
            broken = ".".join([*path[:at], "mistyped", *path[at + 1 :]])
            tried = f'get_path({short(values)}, as objects, "{broken}"{"".join(f", {d}" for d in default)})'
            how, got = student.observe(follow, values, broken, default, tried=tried)
            wanted = short(default[0]) if default else "AttributeError"
            fine = (how, got) == ("value", default[0]) if default else how == "raised"
            expect(fine, f"Step {at + 1} of this path is missing.", expected=wanted, got=short(got))


def on_a_learner(names):
    """Paths through what __getattr__ finds, and values that are falsy."""
    from fastcore.basics import GetAttr

    from reference import toy_learner

    class Watch(GetAttr):
        _default = "learner"

    watch = Watch()
    learner = toy_learner(cbs=[watch], lr=0.25)
    learner.epoch = 0
    learner.model.training = False
    return {
        "watch.lr": names.get_path(watch, "lr"),
        "watch.learner.epoch": names.get_path(watch, "learner.epoch", 5),
        "watch.model.training": names.get_path(watch, "model.training", True),
        "watch.model.speed, 6": names.get_path(watch, "model.speed", 6),
    }


def test_on_a_learner(student: Student) -> None:
    "what GetAttr finds counts too"
    got = student.observe(on_a_learner, tried="get_path of a callback and its learner")
    truth = {
        "watch.lr": 0.25,
        "watch.learner.epoch": 0,
        "watch.model.training": False,
        "watch.model.speed, 6": 6,
    }
    for what, expected in truth.items():
        why = (
            "Ask the object itself, with getattr, not its __dict__. And do not ask whether the value is true."
        )
        expect_equal(got[what], expected, tried=f"get_path along {what}", why=why)


def test_other_errors(student: Student) -> None:
    "a property's own exception comes through, whatever it is"
    draw = student.random
    for kind in draw.sample(["RuntimeError", "IndexError", "ZeroDivisionError", "NameError", "OSError"], 3):
        for default in ([], [draw.randrange(100)]):
            judge_property(student, kind, default, f"number {draw.randrange(1000)}")


def in_a_property(names):
    class Lazy:
        @property
        def size(self):
            return self.not_there

    try:
        alone = names.get_path(Lazy(), "size")
    except AttributeError:
        alone = "AttributeError"
    return names.get_path(Lazy(), "size", 4), alone


def test_missing_within_a_property(student: Student) -> None:
    "an AttributeError inside a property counts as missing, as it does for getattr"
    got = student.observe(in_a_property, tried="a path to a property that itself raises AttributeError")
    expect_equal(got, (4, "AttributeError"))
