"""What an answer may import: anything that does not hold the solution, and whatever the setup cell imports too."""

import pytest

from autograder.reading.imports import forbidden_import

OFF_LIMITS = ["reference", "autograder", "checks"]
SETUP = "import torch\nfrom autograder import check, progress\nfrom reference import Module, Parameter\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import reference", ("reference", "reference")),
        ("import torch, reference.losses as r", ("reference", "reference.losses")),
        ("from reference import OneCycle as Mine", ("reference", "OneCycle")),
        ("from reference import Module, OneCycle", ("reference", "OneCycle")),
        ("from reference import *", ("reference", "*")),
        ("from reference.modules import Module", ("reference", "Module")),
        ("def f():\n    from reference.schedules import OneCycle", ("reference", "OneCycle")),
        ("m = __import__('reference')", ("reference", "reference")),
        (
            "import importlib\nm = importlib.import_module('reference.schedules')",
            ("reference", "reference.schedules"),
        ),
        ("import sys\nm = sys.modules['reference']", ("reference", "reference")),
        ("from checks import probes_q34", ("checks", "probes_q34")),
        ("%matplotlib inline\nimport reference", ("reference", "reference")),
        ("%%time\nimport reference", ("reference", "reference")),
        ("import autograder", ("autograder", "autograder")),
    ],
)
def test_what_holds_the_solution_is_found_and_named(source, found):
    assert forbidden_import(source, OFF_LIMITS, SETUP) == found


@pytest.mark.parametrize(
    "source",
    [
        "import torch",
        "print('reference')",
        "reference = 3\nreference + 1",
        "# import reference",
        "'import reference'",
        "from autograder import check",
        "from autograder import progress as p\nfrom reference import Parameter, Module",
        SETUP + "from functools import lru_cache",
    ],
)
def test_what_the_setup_cell_imports_may_be_imported_again(source):
    assert forbidden_import(source, OFF_LIMITS, SETUP) is None


def test_without_a_setup_cell_nothing_of_it_may():
    assert forbidden_import(SETUP, OFF_LIMITS) == ("autograder", "check")
