"""Checks of q24: Delegate, a small GetAttr."""

from autograder.checking import StudentRaised, expect, expect_equal, fail, required
from checks.q24.probes import ENDLESS, TRIED, explained, judge_in_vain, look_up, sample, tried

HINTS = [
    "__getattr__ is called only for what was not found, so 'own attributes first' is taken care of already. The other "
    "object is getattr(self, self._default), and getattr also finds an attribute on that by its name.",
    "When there is no other object yet, getattr(self, self._default) itself is a look-up that fails: which method does "
    "Python call then, and with which name? Raise AttributeError for that name before anything else.",
    "__getattr__: if name == self._default: raise AttributeError(name), then return getattr(getattr(self, self._default), "
    "name). __dir__: the names in super().__dir__() and those in dir(...) of the other object, in one list.",
]

THEIRS = {"lr": 0.5, "n_epochs": 3}


def observe(student, probe, *args, tried):
    try:
        return student.observe(probe, *args, tried=tried)
    except StudentRaised as error:
        raise explained(error) from None


@required
def test_looks_on_the_other_object(student):
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
        got, [0.5, 3, 8], why="Return the other object's attribute of that name, getattr(other, name)."
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
    )
    expect_equal(got, [True, 8], why="Which attribute holds the other object is for _default to say.")


@required
def test_written_without_getattr_of_fastcore(student):
    "Delegate does without fastcore's GetAttr, and without Callback, which is one"
    observe(student, look_up, "learner", THEIRS, {}, ["lr"], tried=tried("learner", THEIRS, {}, "watch.lr"))
    borrowed = {name.split(".")[-1] for name in student.form.borrows("Delegate")} & {
        "GetAttr",
        "delegate_attr",
    }
    bases = {base.split(".")[-1] for base in student.form.bases("Delegate")} & {"GetAttr", "Callback"}
    ancestors = student.observe(ancestors_from_elsewhere, tried="Delegate.__mro__")
    found = borrowed | bases | set(ancestors if isinstance(ancestors, list) else [])
    expect(
        not found,
        "That is GetAttr itself. Write a method __getattr__ of your own.",
        tried="reading your cell",
        expected="a class that stands on its own",
        got=", ".join(sorted(found)),
    )


def ancestors_from_elsewhere(names):
    return [
        c.__name__ for c in names.Delegate.__mro__ if c.__module__.split(".")[0] in ("fastcore", "reference")
    ]


def test_only_what_is_missing(student):
    "Delegate has no __getattribute__, which Python would call for every attribute"
    observe(student, look_up, "learner", THEIRS, {}, ["lr"], tried=tried("learner", THEIRS, {}, "watch.lr"))
    inside = student.observe(hooks, tried="Delegate.__getattribute__")
    expect(
        "__getattribute__" not in student.form.methods("Delegate") and inside == [],
        "__getattribute__ is called for every attribute, those that are there included. __getattr__ is called only for "
        "what was not found in the usual places.",
        tried="reading your cell",
        expected="__getattr__",
        got="__getattribute__",
    )


def hooks(names):
    return [c.__name__ for c in names.Delegate.__mro__ if c is not object and "__getattribute__" in vars(c)]


def test_own_attributes_win(student):
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
        why="What the object has itself, be it None, is not to be looked for elsewhere.",
        mistakes=[([0.5, None, 3, 8], "The other object's lr hides the object's own.")],
    )
    expect_equal(
        observe(
            student, class_attributes, tried="a class attribute, a property and a method of the subclass"
        ),
        ["class", "property", "method", "theirs"],
        why="What a subclass defines is its own, too, and comes before the other object's.",
    )


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


def test_sees_changes(student):
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
                "The attributes are copied when the other object is set, and stay as they were. Look for them on it each time.",
            ),
            (
                [0.5, 0.5, "missing", 0.5],
                "The attributes are copied once, and stay as they were. Look for them on the other object each time.",
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


def test_missing_from_both(student):
    "what both lack raises AttributeError with its name"
    judge_in_vain(student, "learner", THEIRS, "momentum")


def test_before_it_is_set(student):
    "before the other object is set, a look-up raises AttributeError, so that copying works"
    judge_in_vain(student, "learner", {}, "momentum", is_set=False)
    judge_in_vain(student, "learner", {}, "learner", is_set=False)
    text = tried("learner", THEIRS, {"n": 7}, "twin = copy.copy(watch)\ntwin.n, twin.lr")
    try:
        got = student.observe(copied, THEIRS, {"n": 7}, tried="import copy\n" + text)
    except StudentRaised as error:
        if error.error.type == "RecursionError":
            error.meaning = ENDLESS
            raise
        raise explained(error) from None
    expect_equal(
        got, [[7, 0.5], [7, 0.5]], why="A copy has what the original has, and looks on the same object."
    )


def copied(names, theirs, own):
    """What a copy, and a deep copy, have of their own and of the other object's."""
    import copy

    watch, other = sample(names, "learner", theirs, own)
    watch.learner = other
    return [[twin.n, twin.lr] for twin in (copy.copy(watch), copy.deepcopy(watch))]


def test_dir_lists_both(student):
    "dir() lists its own attributes and those of the other object"
    own = {"results": []}
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
