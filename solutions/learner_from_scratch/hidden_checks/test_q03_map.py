"""Hidden checks of q03: drawn items, and kinds of f, items and results that are easily forgotten."""

from autograder.checking import required
from checks.q03.probes import judge_map


@required
def test_any_items(student):
    "it is right for any items"
    items = [student.random.randrange(-50, 50) for _ in range(student.random.randrange(4, 9))]
    shift = student.random.randrange(2, 9)
    judge_map(
        student, f"my_map({items}, lambda o: o * {shift} - 1)", "One result for each item is wanted: f(o)."
    )


def test_any_arguments(student):
    "any number of extra arguments reaches f, in order"
    words = [student.random.choice("abcdefgh") * 2 for _ in range(4)]
    judge_map(
        student,
        f"my_map({words[:3]}, lambda *a, **k: (a, k), {words[3]!r}, None, 0, sep='-', key={student.random.randrange(9)})",
        "f is called as f(*args, o, **kwargs).",
    )


def test_any_collection(student):
    "items may be any collection, an iterator included"
    for items in ("range(3)", "(4, 2)", "L(5, 1)", "iter([3, 1])", "{7: 'a', 8: 'b'}.keys()"):
        judge_map(
            student,
            f"my_map({items}, lambda o: o + 1)",
            "Any collection can be walked through with for; not every one has a length or can be indexed.",
        )


def test_anything_that_can_be_called(student):
    "what can be called is called, also where it could be indexed"
    for expression in (
        "my_map(['ab', 'c'], list)",
        "my_map(['7', '12'], int)",
        "my_map(['a', 'b'], Self.upper())",
        "my_map([2, 3], Doubles({2: 'a', 3: 'b'}))",
        "my_map(['a', 'b'], partial('{}{}'.format, 'x'))",
    ):
        judge_map(
            student, expression, "Ask first whether f can be called: a class can be, and so can many objects."
        )


def test_anything_that_can_be_indexed(student):
    "what can be indexed is looked up in, whatever its type"
    for f in ("(10, 20, 30)", "L('a', 'b', 'c')", "np.array([1.5, 2.5, 3.5])", "Squares()"):
        judge_map(
            student,
            f"my_map([2, 0], {f})",
            "f[o] works for all that can be indexed, not for dicts and lists only.",
        )


def test_real_formats(student):
    "a format string may say how an item is to be written"
    for f in ("{:03d}.jpg", "{0}-{0}", "nothing", "{:.1f}"):
        judge_map(student, f"my_map([7, 12], '{f}')", "Let f.format(o) do it: a format can say more than {}.")


def test_keeps_every_result(student):
    "every result is kept as it is, whatever it is, and f is called once for each item"
    for expression in (
        "my_map([0, 1, 2], lambda o: [None, 0, ''][o])",
        "my_map([[1, 2]], lambda o: o)",
        "my_map(['ab'], lambda o: o)",
        "my_map([1, 2], lambda o: [o] * o)",
    ):
        judge_map(student, expression, "One result for each item, as f gave it: none dropped, none unpacked.")
    judge_map(
        student,
        "(lambda seen: [L(my_map([3, 1, 2], seen.append)), seen])([])",
        "f is called once for each item, in order.",
    )


def test_leaves_items_alone(student):
    "the items that are given stay as they are"
    judge_map(
        student,
        "(lambda items: [L(my_map(items, str)), items])(L(1, 2, 3))",
        "The L that was given has been changed. Make a new one.",
    )
