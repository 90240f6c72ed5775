"""Checks of q30: my_store_attr, arguments into attributes."""

from autograder.checking import fail, required
from checks.q30.probes import judge

HINTS = [
    "inspect.currentframe() is the frame of the function that runs, and its f_back that of the function that called it. "
    "f_locals there is a dict of all local variables, self included.",
    "Which names are arguments? inspect.getargvalues(frame).args lists them, self first, those by keyword only last.",
    "values = inspect.getargvalues(inspect.currentframe().f_back). Take values.args[1:], or the names that you get by splitting at "
    "the commas and stripping each. For each: setattr(values.locals['self'], name, values.locals[name]).",
]

RUN = """\
class Run:
    def __init__(self, model, lr, n_epochs=3):
        my_store_attr({})
"""


@required
def test_stores_all(student):
    "without names it stores every argument, and not self"
    judge(student, RUN.format(""), "Run('toy', 0.5)", {"model": "toy", "lr": 0.5, "n_epochs": 3})
    judge(
        student,
        RUN.format(""),
        "Run(lr=0.1, model='toy', n_epochs=7)",
        {"model": "toy", "lr": 0.1, "n_epochs": 7},
    )


@required
def test_written_by_hand(student):
    "fastcore's store_attr is not used"
    judge(student, RUN.format(""), "Run('toy', 0.25)", {"model": "toy", "lr": 0.25, "n_epochs": 3})
    if "store_attr" in student.form.uses("my_store_attr") and not student.form.code_of("store_attr"):
        why = "This is fastcore's store_attr. Write yours: look at the frame of the function that called it."
        fail(why, tried="reading your cell", expected="code of your own", got="store_attr")


def test_only_those_named(student):
    "with names it stores those, blanks around them or not"
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


KEYWORDS = """\
class Optimizer:
    def __init__(self, params, *, lr, wd=0.01):
        my_store_attr()
"""


def test_keyword_only(student):
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


def test_no_other_locals(student):
    "local variables that are no arguments are not stored"
    judge(student, LOCALS, "Schedule(0.5, 2)", {"base_lr": 0.5, "n_epochs": 2}, ("rates", "epoch"))
