"""Small automatic changes to a model answer. Checks that do not notice one may be missing something.

Other operators and numbers are cosmic-ray's; what a person leaves out or puts in the wrong place is in `blunders`. A change
that survives is not always a fault of the checks: it may make no difference to what is asked for, which a person has to
judge from its diff. `survivors.toml`, in the folder of known answers, has what they found: for each exercise, a piece of the
diff and why the change is right.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from autograder.authoring.blunders import blunders
from autograder.course.manifest import current

# One replacement for each operator is enough: whether `a + b` became `a - b` or `a * b` is noticed alike.
CHOSEN = re.compile(
    r"core/(ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Add|Div_Mul|FloorDiv_Mul|Mod_Mul|Pow_Mul)"
    r"|ReplaceComparisonOperator_(Eq_NotEq|NotEq_Eq|Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt|Lt_GtE|Gt_LtE|Is_IsNot|IsNot_Is)"
    r"|ReplaceUnaryOperator_(USub_UAdd|Delete_Not|Invert_\w+|Delete_\w+)"
    r"|ReplaceTrueWithFalse|ReplaceFalseWithTrue|ReplaceAndWithOr|ReplaceOrWithAnd|AddNot|NumberReplacer"
    r"|ReplaceBreakWithContinue|ReplaceContinueWithBreak|RemoveDecorator|ZeroIterationForLoop|ExceptionReplacer)"
)
MOST_OF_ONE_KIND = 200


@dataclass(frozen=True)
class Mutant:
    """A changed answer: which change it was, the whole source, and the lines that differ."""

    change: str
    source: str
    diff: str


def mutants(source: str) -> Iterator[Mutant]:
    """All chosen changes to `source`, each alone, without those that come out the same."""
    seen = {source}
    for change, changed in [*_replaced(source), *blunders(source)]:
        if changed not in seen:
            seen.add(changed)
            yield Mutant(change, changed, _diff(source, changed))


def explained(exercise_id: str) -> dict[str, str]:
    """For an exercise, pieces of the diffs that leave its answer right, and why they do."""
    path = current().known_answers / "survivors.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")).get(exercise_id, {}) if path.is_file() else {}


def _replaced(source: str) -> Iterator[tuple[str, str]]:
    for name in sorted(filter(CHOSEN.fullmatch, operator_names())):
        for occurrence in range(MOST_OF_ONE_KIND):
            changed = mutate_code(source, get_operator(name)(), occurrence)
            if changed is None:
                break
            yield name.removeprefix("core/"), changed


def _diff(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))
