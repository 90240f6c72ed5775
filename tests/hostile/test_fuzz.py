"""A little of `fuzz.py`, which can be run at length by hand."""

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("hostile_fuzz", Path(__file__).with_name("fuzz.py"))
fuzz = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fuzz)


@pytest.mark.parametrize("what", list(fuzz.TRIED))
def test_nothing_that_a_stranger_hands_in_raises(what):
    fuzz.tried(what, 60)
