"""Hidden checks of q30: random arguments and values, arguments with awkward names, and modules."""

from autograder.checking import Student, expect_equal, required
from checks.q30.probes import MEANINGS, judge  # noqa: F401

WORDS = ["model", "dls", "lr", "wd", "mom", "n_epochs", "path", "size", "cbs", "alpha", "verbose", "seed"]
WORDS += ["max_lr", "epochs", "batch_size"]  # names that are part of another


def drawn_class(draw, n_plain, n_keyword):
    """A class with as many arguments of each kind, a call of it, and what its object should have.

    Of the arguments with a default one at least is given, and one at least is not.
    """
    words = draw.sample(WORDS, n_plain + n_keyword)
    expected = {
        word: draw.choice([draw.randrange(100), draw.random(), None, f"text {draw.randrange(100)}"])
        for word in words
    }
    keyword, with_default = words[n_plain:], words[n_plain // 2 :]
    at_default = draw.sample(with_default, draw.randrange(1, len(with_default)))
    parameters, given = ["self"], []
    for word in words:
        if word == next(iter(keyword), None):
            parameters.append("*")
        default = f"={expected[word] if word in at_default else 'ERASED'!r}"
        parameters.append(word + (default if word in with_default else ""))
        if word not in at_default:
            given.append(f"{word}={expected[word]!r}")
    draw.shuffle(given)
    return ", ".join(parameters), f"Drawn({', '.join(given)})", expected


@required
def test_drawn_arguments(student: Student) -> None:
    "arguments of any names and values are stored"
    parameters, call, expected = drawn_class(student.random, student.random.randrange(3, 6), 0)
    source = f"class Drawn:\n    def __init__({parameters}):\n        my_store_attr()\n"
    judge(student, source, call, expected)


def test_all_kinds_together(student: Student) -> None:
    "arguments by position, by keyword and at their default, together with local variables"
    parameters, call, expected = drawn_class(student.random, 4, 3)
    source = f"class Drawn:\n    def __init__({parameters}):\n        before = 12\n        my_store_attr()\n        after = 13\n"
    judge(student, source, call, expected, ("before", "after"))


def test_drawn_names(student: Student) -> None:
    "of many arguments exactly those are stored that are named"
    draw = student.random
    telling = False
    while not telling:  # one wanted has another default, and one left out is part of one wanted
        parameters, call, expected = drawn_class(draw, 5, 2)
        wanted = draw.sample(list(expected), 3)
        left_out = tuple(name for name in expected if name not in wanted)
        erased = any(f" {name}='ERASED'" in parameters for name in wanted)
        telling = erased and any(part in name for part in left_out for name in wanted)
    blanks = draw.sample(["", " ", "  "] * 2, 6)
    string = ",".join(blanks.pop() + name + blanks.pop() for name in wanted)
    source = f"class Drawn:\n    def __init__({parameters}):\n        my_store_attr({string!r})\n"
    judge(student, source, call, {name: expected[name] for name in wanted}, left_out)
    source = source.replace("my_store_attr(", "my_store_attr(names=")
    judge(student, source, call, {name: expected[name] for name in wanted}, left_out)


AWKWARD = """\
class Awkward:
    def __init__(self, names, frame, args=(), name=None, *, value=0, locals=False):
        my_store_attr()
"""


def test_awkward_names(student: Student) -> None:
    "arguments may have any names, and any values"
    expected = {"names": "a, b", "frame": None, "args": (), "name": None, "value": 0, "locals": True}
    judge(student, AWKWARD, "Awkward('a, b', None, locals=True)", expected)


NET = """\
class Net(Module):
    def __init__(self, ni, nf, *, scale=2.0):
        super().__init__()
        self.act = lambda x: x * scale
        double = 2 * ni
        my_store_attr()
    def forward(self, x):
        return self.act(x)
"""


def test_in_a_module(student: Student) -> None:
    "it works in a Module, after super().__init__() and with arguments that inner functions use"
    draw = student.random
    ni, nf = draw.randrange(100), draw.randrange(100)
    judge(student, NET, f"Net({ni}, nf={nf})", {"ni": ni, "nf": nf, "scale": 2.0}, ("double",))


def two_objects(names, a, b):
    class Point:
        def __init__(self, x, y=0):
            names.my_store_attr()

    first, second = Point(a), Point(b, y=1)
    return [first.x, first.y, second.x, second.y], [hasattr(Point, name) for name in ("x", "y")]


def test_each_object_its_own(student: Student) -> None:
    "each object has its own attributes"
    a, b = student.random.sample(range(1000), 2)
    got = student.observe(two_objects, a, b, tried=f"first, second = Point({a}), Point({b}, y=1)")
    why = "The attributes belong to the object, not to its class."
    expect_equal(got, ([a, 0, b, 1], [False, False]), why=why)
