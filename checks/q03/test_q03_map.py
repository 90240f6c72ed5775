"""Checks of q03: my_map(items, f, *args, **kwargs)."""

from fastcore.foundation import L

from autograder.checking import Student, expect, kind_of, required
from checks.q03.probes import MEANINGS, judge_map, leans_on_map, outcome  # noqa: F401  (MEANINGS explain exceptions)

HINTS = [
    "Start with an `f` that can be called and no extra arguments: a list comprehension, put into an `L`.",
    "Three cases, and their order matters: `callable(f)`, then `isinstance(f, str)`, then everything else. Many things that "
    "can be called can be indexed as well.",
    "For an item `o` the three results are `f(*args, o, **kwargs)`, `f.format(o)` and `f[o]`.",
]
PASSED = "The chapter maps all the time: `files.map(Self.parent.name)` gives its labels, for example."


@required
def test_calls_f_on_each_item(student: Student) -> None:
    "a function is called on each item, in order"
    items = student.random.sample(range(-50, 50), 4)
    judge_map(
        student, f"my_map({items}, lambda o: o * 10 + 1)", "There should be one result for each item: f(o)."
    )


@required
def test_not_Ls_own_map(student: Student) -> None:
    "it does the work itself and does not call L's map"
    judge_map(
        student, "my_map(['a', 'b'], lambda o: o + o)", "There should be one result for each item: f(o)."
    )
    used = leans_on_map(student.form)
    expect(
        not used,
        "This calls L's own map. Write the loop yourself: what that map does is what this exercise is about.",
        tried="reading your cell",
        got=used,
    )


def test_gives_an_L(student: Student) -> None:
    "the result is an L, also if there are no items"
    for expression in ("my_map((1, 2, 3), lambda o: o + 1)", "my_map([], lambda o: o)"):
        got = judge_map(student, expression, "An L of no items has no results: an empty L.")
        kind = kind_of(got)
        expect(
            isinstance(got, L),
            f"The results are right, but they are in a {kind}. Return an L.",
            expected="an L",
            got=f"a {kind}",
        )


def test_arguments_come_before_the_item(student: Student) -> None:
    "extra arguments come before the item, in order"
    word = student.random.choice(["file", "image", "train"])
    judge_map(
        student,
        f"my_map(['a', 'b'], lambda x, o: f'{{x}}-{{o}}', {word!r})",
        "The extra argument comes first, then the item.",
    )
    judge_map(
        student,
        f"my_map(['a', 'b'], lambda x, y, o: f'{{x}}/{{y}}/{{o}}', {word!r}, 'n1')",
        "All extra arguments come first, in order, and then the item.",
    )


def test_keyword_arguments(student: Student) -> None:
    "keyword arguments are passed on"
    judge_map(student, "my_map(['10', '11'], int, base=2)", "The keyword arguments should reach `f`.")
    times = student.random.randrange(2, 5)
    judge_map(
        student,
        f"my_map([1, 2], lambda x, o, times=1: [x, o] * times, 0, times={times})",
        "`f` should be called as `f(*args, o, **kwargs)`.",
    )


def test_format_string(student: Student) -> None:
    "a string is a format, filled with each item"
    n = student.random.randrange(10)
    for expression in (f"my_map(['a', 'b'], '{n}/{{}}.jpg')", f"my_map([{n}, 12], '{{0}}-{{0:03d}}')"):
        judge_map(student, expression, "A string is a format: `'{}.jpg'.format('a')` is `'a.jpg'`.")


def test_looks_up(student: Student) -> None:
    "items are looked up in a dict, a list, or anything else that can be indexed"
    first, second = student.random.sample(range(10), 2)
    for expression in (
        f"my_map(['tench', 'church'], {{'church': {first}, 'tench': {second}}})",
        f"my_map([2, 0, 2], [{first}, 'church', {second}])",
        "my_map([2, 0], np.array([1.5, 2.5, 3.5]))",
        f"my_map([{first}, {second}], Squares())",
    ):
        judge_map(
            student, expression, "If `f` is neither callable nor a string, look the item up in it: `f[o]`."
        )


def test_anything_that_can_be_called(student: Student) -> None:
    "anything that can be called is called, even where it could be indexed"
    for expression in ("my_map(['ab', 'c'], list)", "my_map([2, 3], Doubles({2: 'a', 3: 'b'}))"):
        judge_map(
            student,
            expression,
            "Ask first whether `f` can be called: a class can be, and so can any object with a `__call__`.",
        )


def test_missing_key(student: Student) -> None:
    "a key that is missing raises KeyError"
    raised, value = student.observe(
        outcome,
        "my_map(['tench', 'trout'], {'church': 0, 'tench': 1})",
        tried="my_map(['tench', 'trout'], {'church': 0, 'tench': 1})",
    )
    expect(
        raised == "KeyError",
        "The dict has no 'trout'. `f[o]` raises KeyError then; `get`, a default or a try hides the mistake.",
        expected="KeyError",
        got=raised or str(value),
    )


def test_missing_index(student: Student) -> None:
    "an index that a list does not have raises IndexError"
    n = student.random.randrange(3, 9)
    expression = f"my_map([1, {n}], ['church', 'tench'])"
    raised, value = student.observe(outcome, expression, tried=expression)
    expect(
        raised == "IndexError",
        f"The list has no item {n}. `f[o]` raises IndexError then; a default or a try hides the mistake.",
        expected="IndexError",
        got=raised or str(value),
    )


def test_any_collection(student: Student) -> None:
    "items may be any collection, an iterator included"
    for items in ("range(3)", "L(5, 1)", "iter([3, 1])", "{7: 'a', 8: 'b'}.keys()"):
        judge_map(
            student, f"my_map({items}, lambda o: o + 1)", "Every collection can be walked through with `for`."
        )


def test_keeps_every_result(student: Student) -> None:
    "each result stays as it is, f is called once for each item, and items do not change"
    for expression in ("my_map([0, 1, 2], lambda o: [None, 0, ''][o])", "my_map([[1, 2]], lambda o: o)"):
        judge_map(student, expression, "There should be one result for each item, as `f` gave it.")
    judge_map(
        student,
        "(lambda seen: [L(my_map([3, 1, 2], seen.append)), seen])([])",
        "`f` should be called once for each item, in order. The second list shows the items that it was called with.",
    )
    judge_map(
        student,
        "(lambda items: [L(my_map(items, str)), items])(L(1, 2, 3))",
        "The L that was given has changed: it is the second one here. Put the results into a new one.",
    )
    judge_map(
        student,
        "(lambda items: [L(my_map(items, str)), L(items)])([1, 2, 3])",
        "The list that was given has changed: it is the second one here. Put the results into a new one.",
    )


def test_items_that_are_tuples(student: Student) -> None:
    "an item that is a tuple is one item"
    n = student.random.randrange(10)
    for expression in (
        f"my_map([(1, {n}, 2), ('a', 'b', 'c')], lambda *args: len(args))",
        f"my_map([(1, {n}), ('a', 'b')], '{{}}.jpg')",
        f"my_map([(1, {n}), (2, 0)], {{(1, {n}): 'a', (2, 0): 'b'}})",
    ):
        judge_map(student, expression, "Each item goes in as it is, a tuple too.")
