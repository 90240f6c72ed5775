"""What checks are written with."""

from autograder.judging.checking import remembered


def test_right_answers_are_worked_out_once_for_the_same_question():
    asked = []

    @remembered
    def right(plan, times=1):
        asked.append((plan, times))
        return [sum(plan) * times]

    assert right([1, 2]) == right([1, 2]) == [3]
    assert right([1, 2], times=2) == [6]
    assert right([2, 2]) == [4]
    assert asked == [([1, 2], 1), ([1, 2], 2), ([2, 2], 1)]
