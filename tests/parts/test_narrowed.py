"""Which of many parts is the reason that the whole does not come to its end."""

import pytest

from autograder.inside.plan import Recipe
from autograder.running.of_parts import narrowed

RECIPES = [Recipe(f"m{i:02}", "07", [], "", []) for i in range(11)]


@pytest.mark.parametrize("guilty", range(len(RECIPES)))
def test_one_of_many_is_found_in_a_few_tries(guilty):
    tries = []

    def works_without(some):
        tries.append(some)
        return RECIPES[guilty] in some

    assert narrowed(RECIPES, works_without) == [RECIPES[guilty]]
    assert len(tries) <= 9


def test_of_two_that_are_both_the_reason_both_are_found():
    guilty = [RECIPES[1], RECIPES[9]]
    found = narrowed(RECIPES, lambda some: all(recipe in some for recipe in guilty))
    assert all(recipe in found for recipe in guilty)


def test_nothing_is_found_where_it_does_not_even_work_without_all():
    assert narrowed(RECIPES, lambda some: False) == []
