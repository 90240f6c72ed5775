"""Tests that share what is slow to start run in one process, one after the other."""

import os

import pytest


@pytest.mark.xdist_group("of its own")
@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="one process runs all tests")
def test_a_group_stays_together(request):
    """A newer pytest took the group out of the id by which pytest-xdist deals out the tests, and said nothing."""
    assert request.node.nodeid.endswith("@of its own"), "run with --dist loadgroup"
