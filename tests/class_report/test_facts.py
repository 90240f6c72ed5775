"""The numbers, held against ones worked out by hand."""

import numpy as np
import pytest

from autograder.class_report.data import Absent, ClassData, Exercise, First, Result, Submission
from autograder.class_report.facts import (
    correlation,
    facts_of,
    in_words,
    sorted_for_grid,
    status_of,
    totals_of,
)


def class_of(rows, points=2.0):
    """A class from the points that each student (row) has for each exercise; None is unknown."""
    exercises = [Exercise(f"q{i}", f"Q {i}", "one", points) for i in range(len(rows[0]))]
    students = []
    for number, row in enumerate(rows):
        results = {
            f"q{i}": Result(*(("passed", points) if score == points else ("failed", score, First("Wrong."))))
            for i, score in enumerate(row)
            if score is not None
        }
        students.append(Submission(f"student {number}", results))
    return ClassData("a", exercises, students, [], Absent(0, []), Absent(0, []), False, False)


def test_share_and_counts():
    first, second = facts_of(class_of([[2, 0], [1, 0], [0, 2], [None, 2]]))
    assert (first.students, first.passed, first.failed, first.share) == (3, 1, 2, 0.5)
    assert first.statuses == {"passed": 1, "partly": 1, "failed": 1}
    assert (second.students, second.passed, second.share) == (4, 2, 0.5)


def test_an_exercise_is_held_against_the_rest_without_itself():
    scores = np.random.default_rng(0).integers(0, 3, (12, 5))
    for i, fact in enumerate(facts_of(class_of(scores.tolist()))):
        rest = np.delete(scores, i, axis=1).sum(1)
        assert fact.tells == pytest.approx(np.corrcoef(scores[:, i], rest)[0, 1])


def test_nothing_is_said_of_nine_students():
    rows = [[2 * (i % 2), 2 * (i % 3 == 0), 2 * (i % 2)] for i in range(10)]
    assert all(fact.tells is not None for fact in facts_of(class_of(rows)))
    assert all(fact.tells is None for fact in facts_of(class_of(rows[:9])))


def test_a_student_whose_results_are_not_all_known_is_left_out_of_totals():
    rows = [[2, 2], [0, None], [0, 2]]
    assert totals_of(class_of(rows)).points == [2, 4]


def test_an_exercise_that_all_pass_tells_nothing():
    rows = [[2, 2 * (i % 2), 0] for i in range(12)]
    assert [fact.tells for fact in facts_of(class_of(rows))] == [None, None, None]


@pytest.mark.parametrize(
    ("tells", "words"),
    [
        (0.9, "well"),
        (0.4, "well"),
        (0.3, "somewhat"),
        (0.1, "hardly"),
        (-0.1, "hardly"),
        (-0.5, "the wrong way round"),
        (None, "cannot be said"),
    ],
)
def test_in_words(tells, words):
    assert in_words(tells) == words


def test_correlation_of_what_does_not_vary():
    assert correlation([0.1] * 10, list(range(10))) is None


def test_histogram_and_quantiles():
    totals = totals_of(class_of([[0], [2], [2], [1]]))
    assert totals.bins == [1, 0, 0, 0, 0, 1, 0, 0, 0, 2]
    assert [totals.quantile(q) for q in (0, 0.5, 1)] == [0, 1.5, 2]


def test_the_grid_shows_structure():
    data = class_of([[0, 2, 0], [2, 2, 0], [0, 0, 0]])
    students, exercises = sorted_for_grid(data, facts_of(data))
    assert [s.label for s in students] == ["student 1", "student 0", "student 2"]
    assert [e.exercise.id for e in exercises] == ["q1", "q0", "q2"]


def test_status_of_an_unread_notebook():
    data = class_of([[None, 1]])
    assert [status_of(data.submissions[0], e) for e in data.exercises] == ["unknown", "partly"]
