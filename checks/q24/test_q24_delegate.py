"""Checks of q24: Delegate, a small GetAttr."""

from autograder.checking import Student, expect, expect_equal, fail, required
from checks.q24.probes import (
    ENDLESS,
    MEANINGS,  # noqa: F401
    TRIED,
    judge_missing,
    look_up,
    observe,
    sample,
    tried,
)

HINTS = [
    "Python calls `__getattr__` only for what it has not found, so an object's own attributes come first anyway. The other "
    "object is `getattr(self, self._default)`, and `getattr` finds an attribute on it by name too.",
    "While there is no other object, `getattr(self, self._default)` is itself a lookup that fails. Which method does Python call "
    "then, and with which name? Raise `AttributeError` for that name before anything else.",
    "```python\ndef __getattr__(self, name):\n    if name == self._default:\n        raise AttributeError(name)\n"
    "    return getattr(getattr(self, self._default), name)\n```\n`__dir__` returns the names in `super().__dir__()` and those in "
    "`dir(...)` of the other object, in one list.",
]

PASSED = "The chapter's `Callback` is built on this: it is a `GetAttr` whose `_default` is `'learner'`."

BY_DEFAULT = "self._default says which attribute holds the other object. It is not always called learner."
THEIRS = {"lr": 0.5, "n_epochs": 3}


@required
def test_looks_on_the_other_object(student: Student) -> None:
    "what an object lacks is looked for on the one that _default names"
    got = observe(
        student,
        look_up,
        "learner",
        THEIRS,
        {},
        ["lr", "n_epochs"],
        tried=tried("learner", THEIRS, {}, "watch.lr, watch.n_epochs"),
    )
    expect_equal(
        got,
        [0.5, 3, 8],
        why="Return the other object's attribute of that name, getattr(other, name).",
        mistakes=[([None, None, None], "__getattr__ returns None for every name. Is there a return in it?")],
    )
    theirs = {"training": True}
    got = observe(
        student,
        look_up,
        "model",
        theirs,
        {},
        ["training"],
        tried=tried("model", theirs, {}, "watch.training"),
        AttributeError=BY_DEFAULT,
    )
    expect_equal(got, [True, 8], why=BY_DEFAULT)


@required
def test_written_without_getattr_of_fastcore(student: Student) -> None:
    "Delegate does without fastcore's GetAttr, and without Callback, which is one"
    observe(student, look_up, "learner", THEIRS, {}, ["lr"], tried=tried("learner", THEIRS, {}, "watch.lr"))
    borrowed = {name.split(".")[-1] for name in student.form.borrows("Delegate")} & {
        "GetAttr",
        "delegate_attr",
    }
    bases = {base.split(".")[-1] for base in student.form.bases("Delegate")} & {"GetAttr", "Callback"}
    ancestors = student.observe(ancestors_from_elsewhere, tried="Delegate.__mro__")
    bases -= set(student.form.classes())  # one of the student's own may bear that name
    found = borrowed | bases | set(ancestors if isinstance(ancestors, list) else [])
    expect(
        not found,
        "This is fastcore's GetAttr at work. Write a method __getattr__ of your own.",
        tried="reading your cell",
        expected="a class that stands on its own",
        got=", ".join(sorted(found)),
    )


def ancestors_from_elsewhere(names):
    return [
        c.__name__ for c in names.Delegate.__mro__ if c.__module__.split(".")[0] in ("fastcore", "reference")
    ]


def test_only_what_is_missing(student: Student) -> None:
    "Delegate has no __getattribute__, which Python would call for every attribute"
    observe(student, look_up, "learner", THEIRS, {}, ["lr"], tried=tried("learner", THEIRS, {}, "watch.lr"))
    inside = student.observe(hooks, tried="Delegate.__getattribute__")
    expect(
        "__getattribute__" not in student.form.methods("Delegate") and inside == [],
        "__getattribute__ is called for every attribute, even for those that are there. __getattr__ is called only for "
        "what was not found in the usual places.",
        tried="reading your cell",
        expected="__getattr__",
        got="__getattribute__",
    )


def hooks(names):
    return [c.__name__ for c in names.Delegate.__mro__ if c is not object and "__getattribute__" in vars(c)]


def test_own_attributes_win(student: Student) -> None:
    "an object's own attributes come first: the instance's, its class's and its methods"
    got = observe(
        student,
        look_up,
        "learner",
        THEIRS,
        {"lr": 0.25, "name": None},
        ["lr", "name", "n_epochs"],
        tried=tried("learner", THEIRS, {"lr": 0.25, "name": None}, "watch.lr, watch.name, watch.n_epochs"),
    )
    expect_equal(
        got,
        [0.25, None, 3, 8],
        why="Do not look elsewhere for what the object has itself, even if that is None.",
        mistakes=[([0.5, None, 3, 8], "The other object's lr hides the object's own.")],
    )
    expect_equal(
        observe(
            student,
            set_own,
            tried="watch.learner = learner   # with lr=0.5\nwatch.lr = 0.25\nwatch.lr, learner.lr",
        ),
        [0.25, 0.5],
        why="Setting an attribute on the object changes the other one. Only looking up goes there: leave __setattr__ alone.",
    )
    expect_equal(
        observe(
            student, class_attributes, tried="a class attribute, a property and a method of the subclass"
        ),
        ["class", "property", "method", "theirs"],
        why="What a subclass defines is its own too, and comes before the other object's.",
    )


def set_own(names):
    watch, learner = sample(names, "learner", {"lr": 0.5}, {})
    watch.learner = learner
    watch.lr = 0.25
    return [watch.lr, learner.lr]


def class_attributes(names):
    from types import SimpleNamespace

    class Watch(names.Delegate):
        _default = "learner"
        label = "class"

        @property
        def kind(self):
            return "property"

        def event(self):
            return "method"

    watch = Watch()
    watch.learner = SimpleNamespace(label="theirs", kind="theirs", event=lambda: "theirs", other="theirs")
    return [watch.label, watch.kind, watch.event(), watch.other]


def test_sees_changes(student: Student) -> None:
    "what is found is what the other object has now"
    text = TRIED.format(default="learner") + (
        "watch.learner = learner                # with lr=0.5\nwatch.lr\n"
        "learner.lr = 0.75\nwatch.lr\nlearner.loss = 2.5\nwatch.loss\n"
        "watch.learner = another                # with lr=0.125\nwatch.lr"
    )
    got = observe(student, after_changes, tried=text)
    expect_equal(
        got,
        [0.5, 0.75, 2.5, 0.125],
        why="The values are not those that the other object has at the time.",
        mistakes=[
            (
                [0.5, 0.5, "missing", 0.125],
                "The attributes are copied when the other object is set, and never change after that. Look for them on it each time.",
            ),
            (
                [0.5, 0.5, "missing", 0.5],
                "The attributes are copied once, and never change after that. Look for them on the other object each time.",
            ),
            ([0.5, 0.5, 2.5, 0.5], "A value that was found once is kept. Look for it each time."),
            (
                [0.5, 0.75, 2.5, 0.75],
                "The other object is kept once it was found. Another one has been set since.",
            ),
        ],
    )


def after_changes(names):
    watch, learner = sample(names, "learner", {"lr": 0.5}, {})
    _, another = sample(names, "learner", {"lr": 0.125}, {})
    watch.learner = learner
    found = [watch.lr]
    learner.lr = 0.75
    found.append(watch.lr)
    learner.loss = 2.5
    found.append(getattr(watch, "loss", "missing"))
    watch.learner = another
    found.append(watch.lr)
    return found


def test_empty_values(student: Student) -> None:
    "None, 0, False and '' on the other object are values like any other"
    theirs = {"loss": None, "epoch": 0, "training": False, "title": ""}
    text = tried("learner", theirs, {}, ", ".join(f"watch.{name}" for name in theirs))
    why = "An attribute that is None, 0, False or empty is there all the same. Only an attribute that is not there is missing."
    got = observe(student, look_up, "learner", theirs, {}, list(theirs), tried=text, AttributeError=why)
    expect_equal(got, [*theirs.values(), 8], why=why)


def test_any_name(student: Student) -> None:
    "any name is looked for on the other object, also one that dir() does not list there"
    got = observe(
        student,
        made_up_name,
        tried="watch.made_up   # the learner has a __getattr__ that makes it",
        AttributeError="The other object has this attribute: getattr(other, name) finds it. Its __dict__ and its dir() do not list "
        "everything.",
    )
    expect_equal(got, "made_up", why="Return getattr(other, name), for every name that the object lacks.")


def made_up_name(names):
    class Other:
        def __getattr__(self, name):
            if name.startswith("_"):
                raise AttributeError(name)
            return name

    watch, _ = sample(names, "learner", {}, {})
    watch.learner = Other()
    return watch.made_up


def test_missing_from_both(student: Student) -> None:
    "what both lack raises AttributeError with its name"
    judge_missing(student, "learner", THEIRS, "momentum")


def test_before_it_is_set(student: Student) -> None:
    "before the other object is set, a look-up raises AttributeError, so that copying works"
    judge_missing(student, "learner", {}, "momentum", is_set=False)
    judge_missing(student, "learner", {}, "learner", is_set=False)
    text = tried("learner", THEIRS, {"n": 7}, "twin = copy.copy(watch)\ntwin.n, twin.lr")
    got = observe(student, copied, THEIRS, {"n": 7}, tried="import copy\n" + text, RecursionError=ENDLESS)
    expect_equal(
        got, [[7, 0.5], [7, 0.5]], why="A copy has what the original has, and looks on the same object."
    )


def copied(names, theirs, own):
    """What a copy, and a deep copy, have of their own and of the other object's."""
    import copy

    watch, other = sample(names, "learner", theirs, own)
    watch.learner = other
    return [[twin.n, twin.lr] for twin in (copy.copy(watch), copy.deepcopy(watch))]


def test_dir_lists_both(student: Student) -> None:
    "dir() lists its own attributes and those of the other object"
    own: dict = {"results": []}
    found = observe(
        student,
        listed,
        own,
        tried="class Watch(Delegate):\n    _default = 'learner'\n    def after_batch(self): ...\n\n"
        "watch = Watch()\nwatch.results = []\nwatch.learner = learner   # with lr, n_epochs and a method fit\ndir(watch)",
    )
    wanted = {
        "on the instance": ["results", "learner"],
        "in the class": ["after_batch"],
        "on the other object": ["lr", "n_epochs"],
        "in the other object's class": ["fit"],
    }
    missing = {where: [n for n in names if n not in found] for where, names in wanted.items()}
    if any(missing.values()):
        lacking = "; ".join(f"{', '.join(names)} {where}" for where, names in missing.items() if names)
        why = "Not all names are there. super().__dir__() has its own, and dir(other) those of the other object."
        if not any(missing[where] for where in ("on the instance", "in the class")):
            why = (
                "The other object's names are missing, so a tab would not complete them. dir(other) has them."
            )
        elif not any(missing[where] for where in ("on the other object", "in the other object's class")):
            why = "Some of its own names are missing. super().__dir__() has them all, its class's included."
        fail(why, expected="its own names and the other object's", got=f"without {lacking}")


def listed(names, own):
    class Watch(names.Delegate):
        _default = "learner"

        def after_batch(self): ...

    class Learner:
        def fit(self): ...

    watch, learner = Watch(), Learner()
    learner.lr, learner.n_epochs = 0.5, 3
    for name, value in own.items():
        setattr(watch, name, value)
    watch.learner = learner
    watch.fit()  # what dir lists is to be found, too
    return [str(name) for name in dir(watch)]
