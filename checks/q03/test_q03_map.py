"""Checks of q03: my_map(items, f, *args, **kwargs)."""

from fastcore.foundation import L

from autograder.checking import expect, fail, kind_of, required
from checks.q03.probes import judge_map, leans_on_map

HINTS = [
    "Start with an f that can be called and no extra arguments: a list comprehension, put into an L.",
    "Three cases, and the order in which they are asked for matters: callable(f), then isinstance(f, str), then everything "
    "else. Many things that can be called can be indexed as well.",
    "For an item o the three results are f(*args, o, **kwargs), f.format(o) and f[o].",
]


@required
def test_calls_f_on_each_item(student):
    "a function is called on each item, in order"
    judge_map(
        student,
        "my_map([1, 2, 3], lambda o: o * 10)",
        "One result is wanted for each item: f of that item.",
    )


@required
def test_not_Ls_own_map(student):
    "it does the work itself and does not call L's map"
    judge_map(student, "my_map(['a', 'b'], str.upper)", "One result is wanted for each item: f of that item.")
    used = leans_on_map(student.form)
    expect(
        not used,
        "Write the loop yourself: this exercise is about what L's map does, and that is what the answer calls.",
        tried="reading your cell",
        got=used,
    )


def test_gives_an_L(student):
    "the result is an L, for any kind of f"
    expressions = {
        "my_map((1, 2, 3), str)": "Ask first whether f can be called: a class such as str can be, too.",
        "my_map([1, 2, 3], 'no. {}')": "A string is a format here: f.format(o).",
        "my_map([1, 2, 0], ['a', 'b', 'c'])": "A list is looked up in by index: f[o].",
        "my_map([], str)": "No items are no results: an empty L.",
    }
    for expression, why in expressions.items():
        got = judge_map(student, expression, why)
        if not isinstance(got, L):
            fail(
                f"This is a {kind_of(got)}. As after L's own map, whoever has the result may want to go on with an L's "
                "methods: put it into L(...).",
                expected="an L",
                got=kind_of(got),
            )


def test_arguments_come_before_the_item(student):
    "extra arguments come before the item"
    wrong = {
        "The extra argument comes after the item here. It comes before: f(*args, o).": lambda items, f, *args: [
            f(o, *args) for o in items
        ],
        "The arguments are handed over as one tuple. f(*args, o) spreads them.": lambda items, f, *args: [
            f(args, o) for o in items
        ],
    }
    judge_map(
        student,
        "my_map(['a', 'b'], lambda x, o: f'{x}-{o}', 'file')",
        "f is called with the extra argument, then the item.",
        wrong,
    )
    judge_map(
        student,
        "my_map(['a', 'b'], lambda x, y, o: f'{x}/{y}/{o}', 'train', 'n1')",
        "f is called with all extra arguments in order, then the item.",
        wrong,
    )


def test_keyword_arguments(student):
    "keyword arguments are passed on"
    why = "The keyword arguments have not reached f: f(*args, o, **kwargs)."
    judge_map(student, "my_map(['10', '11'], int, base=2)", why)
    judge_map(student, "my_map([1, 2], lambda x, o, times=1: [x, o] * times, 0, times=2)", why)


def test_format_string(student):
    "a string is a format, filled with each item"
    wrong = {
        "The item is put behind the string. A format has a place for it: f.format(o).": lambda items, f: [
            f"{f}{o}" for o in items
        ],
        "The string comes back as it is. What it makes of an item is f.format(o).": lambda items, f: [
            f for _ in items
        ],
    }
    judge_map(
        student,
        "my_map(['a', 'b'], '{}.jpg')",
        "The string is a format: '{}.jpg'.format('a') is 'a.jpg'.",
        wrong,
    )


def test_looks_up(student):
    "items are looked up in a dict, a list, or anything that can be indexed"
    judge_map(
        student,
        "my_map(['tench', 'church'], {'church': 0, 'tench': 1})",
        "What is neither callable nor a string is looked up in: f[o].",
    )
    judge_map(
        student,
        "my_map([2, 0, 2], ['tench', 'church', 'golf ball'])",
        "A list is looked up in by index: f[o].",
    )
