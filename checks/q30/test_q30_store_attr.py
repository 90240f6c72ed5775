"""Checks of q30: my_store_attr, arguments into attributes."""

from autograder.checking import Student, fail, required
from checks.q30.probes import MEANINGS, OWN_ARGUMENTS, judge, judge_empty_value, judge_stored_itself, run  # noqa: F401

HINTS = [
    "`inspect.currentframe()` is the frame of the function that runs, and its `f_back` that of the function that called it. Its "
    "`f_locals` is a dict of all local variables, `self` included.",
    "Which names are arguments? `inspect.getargvalues(frame).args` lists them: `self` first, those by keyword only last.",
    "```python\nvalues = inspect.getargvalues(inspect.currentframe().f_back)\n```\nTake `values.args[1:]`, or the names that you "
    "get by splitting at the commas and stripping each. For each: `setattr(values.locals['self'], name, values.locals[name])`.",
]

PASSED = "The chapter's `Learner.__init__` stores its six arguments with one such call."

RUN = """\
class Run:
    def __init__(self, model, lr, n_epochs=3):
        my_store_attr({})
"""


@required
def test_stores_all(student: Student) -> None:
    "without names it stores every argument, and not self"
    lr = student.random.randrange(1, 9) / 10
    judge(student, RUN.format(""), f"Run('toy', {lr})", {"model": "toy", "lr": lr, "n_epochs": 3})
    judge(
        student,
        RUN.format(""),
        "Run(lr=0.1, model='toy', n_epochs=7)",
        {"model": "toy", "lr": 0.1, "n_epochs": 7},
    )


@required
def test_written_by_hand(student: Student) -> None:
    "fastcore's store_attr is not used"
    run(student, RUN.format(""), "Run('toy', 0.25)")
    if "store_attr" in student.form.uses("my_store_attr") and not student.form.code_of("store_attr"):
        why = "This is fastcore's store_attr. Write yours: look at the frame of the function that called it."
        fail(why, tried="reading your cell", expected="code of your own", got="store_attr")


def test_only_those_named(student: Student) -> None:
    "with names it stores those, with or without spaces around them"
    judge(student, RUN.format('"lr"'), "Run('toy', 0.5)", {"lr": 0.5}, ("model", "n_epochs"))
    judge(
        student,
        RUN.format('"model,n_epochs"'),
        "Run('toy', 0.5, 4)",
        {"model": "toy", "n_epochs": 4},
        ("lr",),
    )
    judge(
        student, RUN.format('" lr ,  model"'), "Run('toy', 0.5)", {"model": "toy", "lr": 0.5}, ("n_epochs",)
    )
    judge(student, CYCLE, "Cycle(0.5, 0.1)", {"base_lr": 0.5}, ("lr",))


CYCLE = """\
class Cycle:
    def __init__(self, base_lr, lr):
        my_store_attr("base_lr")
"""


KEYWORDS = """\
class Optimizer:
    def __init__(self, params, *, lr, wd=0.01):
        my_store_attr()
"""


def test_keyword_only(student: Student) -> None:
    "arguments that can be given by keyword only are stored too"
    judge(student, KEYWORDS, "Optimizer([1, 2], lr=0.5)", {"params": [1, 2], "lr": 0.5, "wd": 0.01})


LOCALS = """\
class Schedule:
    def __init__(self, base_lr, n_epochs):
        rates = []
        for epoch in range(n_epochs):
            rates.append(base_lr)
        my_store_attr()
"""


def test_no_other_locals(student: Student) -> None:
    "local variables that are not arguments are not stored"
    judge(student, LOCALS, "Schedule(0.5, 2)", {"base_lr": 0.5, "n_epochs": 2}, ("rates", "epoch"))


SUBCLASS = """\
class Base:
    def __init__(self, lr, wd=0.01):
        my_store_attr()

class Child(Base):
    def __init__(self, n_epochs, lr):
        super().__init__(2 * lr, wd=0.5)
        self.n_epochs = n_epochs
"""


def test_in_a_subclass(student: Student) -> None:
    "it stores the arguments of the __init__ that calls it, even if a subclass has another one"
    lr = student.random.randrange(1, 9) / 8
    expected = {"lr": 2 * lr, "wd": 0.5, "n_epochs": 3}
    judge(student, SUBCLASS, f"Child(3, {lr})", expected, meanings={"KeyError: 'n_epochs'": OWN_ARGUMENTS})


def test_as_they_are(student: Student) -> None:
    "every argument is stored as it is, whatever its value and its name"
    for value in (None, 0, ""):
        judge_empty_value(student, value)
    judge_stored_itself(student)
