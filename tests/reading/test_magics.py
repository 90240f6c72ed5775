"""A cell counts by what it runs, whichever of IPython's magics stand around it."""

import pytest

from autograder.reading.cells import bound, parse
from autograder.reading.form import Form
from autograder.reading.magics import program

F = "def f(n):\n    return f(n - 1)"


@pytest.mark.parametrize(
    "top",
    [
        "%%time",
        "%%time --no-raise-error",
        "%%timeit",
        "%%timeit -n 1 -r3 -q",
        "%%timeit n = 3",
        "%%capture",
        "%%capture out --no-stderr",
        "%%prun -s cumulative -l 10",
        "\n\n  %%time",
        "%%capture\n%%time",
        "%%memit -r 1",
    ],
)
def test_the_body_of_a_magic_that_runs_python_is_the_cell(top):
    source = f"{top}\n{F}"
    assert "f" in bound(parse(source))
    assert Form(source).is_recursive("f")
    assert program(source).count("\n") == source.count(
        "\n"
    )  # a line that is quoted has the number that the student sees


@pytest.mark.parametrize(
    "top", ["%%bash", "%%html", "%%writefile f.py", "%%javascript", "%%latex", "%%python"]
)
def test_what_goes_to_somebody_else_defines_nothing(top):
    assert program(f"{top}\n{F}") == f"{top}\n{F}"
    assert "f" not in bound(parse(f"{top}\n{F}"))


def test_magics_of_one_line():
    source = "%matplotlib inline\n%time x = f(3)\n!ls\n%timeit -n 10 -r 2 f(x)\nz = %time f(4)\nf?\ny = f(5);"
    assert bound(parse(source)) == {"x", "y", "z"}
    assert "f(x)" in program(source) and "-n 10" not in program(source)


@pytest.mark.parametrize(
    "source", ["n = 7\ntime = 2\nm = (n\n%time)", 'x = """\n%time f(3)\n"""', "x = 10 %time"]
)
def test_a_percent_sign_is_no_magic(source):
    assert program(source) == source


@pytest.mark.parametrize(
    "source", ["%%", "%", "%%time", "%%time\n%%time\n%%time", "%time", "x = %time", "%%timeit -n"]
)
def test_nothing_behind_a_magic_is_read_all_the_same(source):
    parse(source)
