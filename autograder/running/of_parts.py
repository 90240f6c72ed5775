"""An answer that takes parts from the student's other answers, and what to say when it is lost because of one of them.

Each part passes its own checks, and may still hang, or end the process, with all that the whole does with it. So the same
question is asked once more with the fallback's parts in place of half of the student's, then of half of those that matter,
and so on: a handful of tries, which are charged like everything else.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from autograder.inside.messages import Observed, Raised
from autograder.inside.plan import Plan, Recipe
from autograder.judging.allowance import Allowance
from autograder.judging.endings import Crashed, NotGraded, NotTried, TimedOut
from autograder.running.alive import AnswerProcess


class NoTimeLeft(Exception):
    """The submission has used up its time before it was known which part it is, or the machine has no time to tell."""


class AnswerOfParts(AnswerProcess):
    """An answer with its parts. When a question ends it, the exception says in `whose` which part is the reason."""

    lost_by_a_part = False
    """Whether it is known that a part is the reason."""
    _whose = ""

    def observe(self, probe: Callable, args: tuple, seed: int, allowance: Allowance) -> Observed | Raised:
        try:
            return super().observe(probe, args, seed, allowance)
        except (TimedOut, Crashed) as how:
            if isinstance(how, NotTried) or (isinstance(how, TimedOut) and how.starved):
                raise
            self._whose = how.whose = self._whose or self._found_out(probe, args, seed)
            raise

    def _found_out(self, probe: Callable, args: tuple, seed: int) -> str:
        """A sentence on the part that is the reason; empty where there are none."""
        plan = msgspec.json.decode(self._given, type=Plan)
        if not plan.recipes:
            return ""

        def works_without(some: list[Recipe]) -> bool:
            if self._budget.used_up:
                raise NoTimeLeft
            kept = msgspec.structs.replace(plan, recipes=[r for r in plan.recipes if r not in some])
            other = self._with(msgspec.json.encode(kept).decode())
            try:
                other.begin()
                allowance = Allowance(self._limits.swap)
                return isinstance(other.observe(probe, args, seed, allowance), Observed)
            except TimedOut as slow:
                if slow.starved:
                    raise NoTimeLeft from None
                return False
            except (Crashed, NotGraded):
                return False
            finally:
                other.end()

        fallback = f"the {plan.parts.fallback}'s"
        try:
            found = narrowed(plan.recipes, works_without)
        except NoTimeLeft:
            return "There was no time left to find out whether one of your parts is the reason. `autograder train` tells."
        if not found:
            return (
                f"With {fallback} parts in place of all of yours it does not come to its end either, so look at this answer "
                "itself, and at the cells above it."
            )
        self.lost_by_a_part = True
        parts = " and ".join(f"your {' and '.join(r.names)} ({r.exercise}, in {r.notebook})" for r in found)
        return (
            f"With {fallback} in place of {parts} it comes to its end, so look there first. A part can pass its own checks, "
            "and still hang or break off with what the whole does with it."
        )

    def _with(self, given: str) -> AnswerProcess:
        """The same answer with other parts, in a process of its own."""
        return AnswerProcess(
            self._prepared,
            self._exercise,
            self.cell,
            self.context,
            self._limits,
            self._turns,
            self._budget,
            self._earlier,
            given,
        )


def narrowed(recipes: list[Recipe], works_without: Callable[[list[Recipe]], bool]) -> list[Recipe]:
    """The few of these without which it works; none where it does not even without all of them."""
    if not works_without(recipes):
        return []
    while len(recipes) > 1:
        middle = len(recipes) // 2
        halves = (recipes[:middle], recipes[middle:])
        half = next((half for half in halves if works_without(half)), None)
        if half is None:
            break
        recipes = half
    return recipes
