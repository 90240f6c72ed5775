"""Hidden checks of q03: drawn items, and other kinds of f, items and results."""

from autograder.checking import Student, required
from checks.q03.probes import MEANINGS, judge_map  # noqa: F401


@required
def test_any_items(student: Student) -> None:
    "it is right for any items"
    items = [student.random.randrange(-50, 50) for _ in range(student.random.randrange(4, 9))]
    shift = student.random.randrange(2, 9)
    judge_map(
        student,
        f"my_map({items}, lambda o: o * {shift} - 1)",
        "There should be one result for each item: f(o).",
    )


def test_any_arguments(student: Student) -> None:
    "any number of extra arguments reaches f, in order"
    words = [student.random.choice("abcdefgh") * 2 for _ in range(4)]
    judge_map(
        student,
        f"my_map({words[:3]}, lambda *a, **k: (a, k), {words[3]!r}, None, 0, sep='-', key={student.random.randrange(9)})",
        "`f` should be called as `f(*args, o, **kwargs)`.",
    )


def test_other_collections(student: Student) -> None:
    "items may be any collection"
    n = student.random.randrange(9)
    for items in (
        f"range({n}, 9)",
        f"(4, {n})",
        f"L(5, {n})",
        f"(o for o in [3, {n}])",
        f"{{7: 'a', 8.5: {n}}}.keys()",
    ):
        judge_map(
            student, f"my_map({items}, lambda o: o + 1)", "Every collection can be walked through with `for`."
        )


def test_other_callables(student: Student) -> None:
    "anything that can be called is called"
    for expression in (
        "my_map(['7', '12'], int)",
        "my_map(['a', 'b'], Self.upper())",
        "my_map(['a', 'b'], partial('{}{}'.format, 'x'))",
        f"my_map([{student.random.randrange(9)}, 3], Doubles())",
    ):
        judge_map(
            student,
            expression,
            "Ask first whether `f` can be called: a class can be, and so can many objects.",
        )


def test_other_things_to_look_up_in(student: Student) -> None:
    "anything that can be indexed is looked up in"
    n = student.random.randrange(9)
    for f in (
        f"(10, 20, {n})",
        f"L('a', {n}, 'c')",
        f"torch.tensor([1.5, 2.5, {n}]).numpy()",
        f"{{0: 'a', 2: {n}}}",
    ):
        judge_map(student, f"my_map([2, 0], {f})", "`f[o]` works for everything that can be indexed.")


def test_other_formats(student: Student) -> None:
    "a format string may say how to write an item"
    for f in ("{:03d}.jpg", "{0}-{0}", "nothing", "{:.1f}"):
        judge_map(
            student,
            f"my_map([7, {student.random.randrange(99)}], '{f}')",
            "Let `f.format(o)` do it: a format can say more than `{}`.",
        )


def test_other_results(student: Student) -> None:
    "each result is kept as it is"
    for expression in (
        "my_map(['ab'], lambda o: o)",
        "my_map([1, 2], lambda o: [o] * o)",
        f"my_map([{student.random.randrange(9)}, 0], lambda o: [])",
    ):
        judge_map(student, expression, "There should be one result for each item, as `f` gave it.")
