"""Hidden checks of q24: random names and values, a real fit, a property as the other object, pickling."""

from autograder.checking import Student, expect_close, expect_equal, required
from checks.q24.probes import ENDLESS, MEANINGS, judge_missing, look_up, observe, sample, tried  # noqa: F401


def word(student: Student) -> str:
    return "".join(student.random.choice("bdfgklmnprst") + student.random.choice("aeiou") for _ in range(4))


@required
def test_drawn_names(student: Student) -> None:
    "any attribute is found on the other object, whatever _default calls it"
    default, *names = {word(student): None for _ in range(5)}
    theirs = {name: student.random.randrange(1000) for name in names}
    text = tried(default, theirs, {}, ", ".join(f"watch.{name}" for name in names))
    got = observe(student, look_up, default, theirs, {}, names, tried=text)
    expect_equal(
        got, [*theirs.values(), 8], why="Neither the names nor the other object's name are known in advance."
    )


def test_missing_whatever_its_name(student: Student) -> None:
    "what both lack raises AttributeError with its name, and so does all before the other object is set"
    default, name = word(student), word(student) + "x"
    judge_missing(student, default, {"lr": 0.5}, name)
    judge_missing(student, default, {}, name, is_set=False)
    judge_missing(student, default, {}, default, is_set=False)


def as_callback(names, n_epochs, batches):
    from reference import toy_learner

    class Watch(names.Delegate):
        _default = "learner"

        def before_fit(self):
            self.seen = []

        def after_batch(self):
            if self.model.training:
                self.seen.append((self.epoch, self.num, self.opt.lr, len(self.batch[1])))

    watch = Watch()
    toy_learner(cbs=[watch], lr=0.25, batch_sizes=batches).fit(n_epochs)
    return watch.seen


def test_works_in_a_fit(student: Student) -> None:
    "a Delegate with methods named after events is a callback"
    n_epochs, batches = 2, tuple(student.random.randrange(4, 12) for _ in range(3))
    text = f"a Delegate as a callback in toy_learner(cbs=[watch], batch_sizes={batches}).fit({n_epochs})"
    got = observe(student, as_callback, n_epochs, batches, tried=text)
    right = [(epoch, num, 0.25, n) for epoch in range(n_epochs) for num, n in enumerate(batches)]
    expect_equal(got, right, why="What the callback saw of its learner is not what the learner had.")


def one_behind_the_other(names, values):
    """A Delegate whose other object is a Delegate itself, which has a third."""
    from types import SimpleNamespace

    class Inner(names.Delegate):
        _default = "source"

    class Outer(names.Delegate):
        _default = "current"

    inner, outer = Inner(), Outer()
    inner.source = SimpleNamespace(lr=values[0], own="hidden")
    inner.own = values[1]
    outer.current = inner
    return [outer.lr, outer.own, hasattr(outer, "nobody_has_this"), "lr" in dir(outer)]


def test_one_behind_the_other(student: Student) -> None:
    "the other object may be a Delegate itself"
    values = [student.random.randrange(1000) for _ in range(2)]
    text = "watch.lr   # watch.current is a Delegate too, and watch.current.source has an lr"
    expect_equal(
        observe(student, one_behind_the_other, values, tried=text),
        [*values, False, True],
        why="The other object may find its attributes elsewhere too. getattr(other, name) and dir(other) ask it.",
    )


def restored(names, theirs):
    """As unpickling does it: an instance without attributes, which gets them afterwards."""
    watch, other = sample(names, "learner", theirs, {"n": 7})
    watch.learner = other
    make, args, state = watch.__reduce_ex__(4)[:3]
    twin = make(*args)
    early = hasattr(twin, "anything")
    if hasattr(twin, "__setstate__"):
        twin.__setstate__(state)
    else:
        twin.__dict__.update(state)
    return [early, twin.n, twin.lr]


def test_unpickling(student: Student) -> None:
    "an instance can be made without attributes, as unpickling does, and filled in later"
    value = student.random.randrange(1000)
    text = "pickle.loads(pickle.dumps(watch))"
    got = observe(student, restored, {"lr": value}, tried=text, RecursionError=ENDLESS)
    expect_close(got, [False, 7, value], why="A restored instance is not what the original was.")
