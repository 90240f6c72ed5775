"""Hidden checks of q27: drawn paths, a real learner, and attributes that no __dict__ holds."""

from autograder.checking import expect_equal, fail, required, short
from checks.q27.probes import faulty, follow

WORDS = ["dls", "train", "model", "opt", "lr", "loss", "batch", "layer", "conv", "act", "bias", "cb"]


def nested(path, value, draw):
    for name in reversed(path):
        value = {name: value, draw.choice(["other", "more"]): draw.randrange(100)}
    return value


@required
def test_drawn_paths(student):
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
            if (how, got) != (("value", default[0]) if default else ("raised", "AttributeError")):
                fail(
                    f"The step {at + 1} of this path is missing.",
                    expected=str(default[0]) if default else "AttributeError",
                    got=short(got),
                )


def on_a_learner(names):
    """Paths through properties, slots, classes, what __getattr__ finds, and things that are falsy."""
    from fastcore.basics import GetAttr

    from reference import toy_learner

    class Slotted:
        __slots__ = ("size",)

        def __init__(self, size):
            self.size = size

    class Empty(list):
        tag = "of the class"

        @property
        def inner(self):
            return Slotted(31)

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
        "watch.speed, 6": names.get_path(watch, "model.speed", 6),
        "Slotted(9).size": names.get_path(Slotted(9), "size"),
        "Slotted(9).weight, None": names.get_path(Slotted(9), "weight", None),
        "Empty().tag": names.get_path(Empty(), "tag", "default"),
        "Empty().inner.size": names.get_path(Empty(), "inner.size", "default"),
        "Empty.__name__": names.get_path(Empty, "__name__"),
        "0.real.imag": names.get_path(0, "real.imag"),
    }


def test_attributes_of_any_kind(student):
    "properties, slots, attributes of classes, and those that GetAttr finds all count"
    got = student.observe(on_a_learner, tried="get_path of objects of several classes")
    truth = {
        "watch.lr": 0.25,
        "watch.learner.epoch": 0,
        "watch.model.training": False,
        "watch.speed, 6": 6,
        "Slotted(9).size": 9,
        "Slotted(9).weight, None": None,
        "Empty().tag": "of the class",
        "Empty().inner.size": 31,
        "Empty.__name__": "Empty",
        "0.real.imag": 0,
    }
    for what, expected in truth.items():
        expect_equal(
            got.get(what) if isinstance(got, dict) else got,
            expected,
            tried=f"get_path along {what}",
            why="Ask the object itself, with getattr, not its __dict__; and do not ask whether it is true.",
        )


def test_other_errors(student):
    "a property's own exception comes through, whatever it is"
    draw = student.random
    for kind in draw.sample(["RuntimeError", "IndexError", "ZeroDivisionError", "NameError", "OSError"], 3):
        for default in ([], [draw.randrange(100)]):
            says = f"number {draw.randrange(1000)}"
            raised, text = student.observe(
                faulty, kind, says, default, tried=f"a path to a property that raises {kind}"
            )
            if (raised, text) != (kind, says):
                why = "The property is there, and has a bug. That must come to light: catch AttributeError and nothing else."
                fail(why, expected=f"{kind}: {says}", got=f"{raised}: {text}" if raised else text)


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


def test_missing_within_a_property(student):
    "an AttributeError inside a property counts as missing, as it does for getattr"
    got = student.observe(in_a_property, tried="a path to a property that itself raises AttributeError")
    expect_equal(got, (4, "AttributeError"))
