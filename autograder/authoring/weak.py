"""What is missing from an exercise, or weak, as far as its files alone say it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from autograder.authoring.verify import KnownAnswer, known_answers, model_answer
from autograder.course.assignment import check_files, find_exercise, hidden_checks, visible_checks
from autograder.course.hints import hints
from autograder.course.manifest import current


def weaknesses(exercise_id: str) -> Iterator[str]:
    """A sentence for each thing that is missing or weak. Raises `BadAnswerFile` and `UnknownExercise`."""
    assignment = find_exercise(exercise_id)[0]
    hidden = hidden_checks(assignment.id)
    of_hidden = check_files(exercise_id, hidden) if hidden else []
    files = [*visible_checks(exercise_id), *of_hidden]
    checks = [check for file in files for check in _checks(ast.parse(file.read_text(encoding="utf-8")))]
    for file in sorted(current().folder.joinpath(exercise_id).glob("test_*.py")):
        if file not in files:
            yield f"{file.name} is ignored: a file of its checks is called test_{exercise_id}_*.py."
    if not hints(exercise_id):
        yield "no hints: a list HINTS in the file of its checks."
    if not of_hidden:
        yield "no hidden checks: what is checked with other inputs cannot be answered by heart."
    if checks and not any(map(_is_required, checks)):
        yield "no check is @required: somebody who misses the point of the question still earns points."
    for check in checks:
        if not ast.get_docstring(check):
            yield f"{check.name} has no docstring, which is the line that a student reads."
    yield from _weak_answers(list(known_answers(exercise_id)), model_answer(exercise_id))


def _weak_answers(known: Sequence[KnownAnswer], model: KnownAnswer) -> Iterator[str]:
    if not any(not answer.right for answer in known):
        yield "no wrong answers: nobody knows whether its checks notice a mistake."
    right = [answer for answer in known if answer.right]
    if not right:
        yield "no right answers besides the model: its checks may demand one way of writing it."
    for answer in right:
        if _program(answer.source) == _program(model.source):
            yield f"{answer.name} is the model answer once more; write it differently."


def _checks(tree: ast.Module) -> list[ast.FunctionDef]:
    return [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]


def _is_required(check: ast.FunctionDef) -> bool:
    return any("required" in ast.unparse(decorator).split(".") for decorator in check.decorator_list)


def _program(source: str) -> str:
    """What a cell says to Python, but for docstrings and types."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:]
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return ast.dump(tree)
