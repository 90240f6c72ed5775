"""Shelves of known answers, without a sandbox: by exercise, the source of the answer."""

from functools import cache

from autograder.authoring.verify import known_answers, model_answer
from autograder.course.assignment import find_exercise
from autograder.course.manifest import current
from autograder.inside.parts import Shelf
from autograder.reading.answer import Answer
from autograder.reading.cell import Cell
from autograder.reading.parts import exercise_of, plan

EXERCISES = list(
    dict.fromkeys(found[1].id for name in current().manifest.parts.order if (found := exercise_of(name)))
)
"""Those that ask for the parts of the Learner."""


def shelf_of(sources: dict[str, str], said: list[str] | None = None) -> Shelf:
    """A shelf on which these answers count as having passed; what it says is added to `said`."""
    answers = {}
    for place, (id, source) in enumerate(sources.items()):
        _, notebook, exercise = find_exercise(id)
        answers[id] = Answer(exercise, notebook, Cell(id, source, place))
    return Shelf(plan(answers, set(answers)), (said if said is not None else []).append)


@cache
def _model(id: str) -> str:
    return model_answer(id).source


def models(*ids: str) -> dict[str, str]:
    """The model answers to these exercises, or to all of `EXERCISES`."""
    return {id: _model(id) for id in ids or EXERCISES}


def right(id: str, number: int) -> str:
    """One of the known right answers to an exercise; which of them depends on `number`."""
    found = [_model(id), *(a.source for a in known_answers(id) if a.right)]
    return found[number % len(found)]
