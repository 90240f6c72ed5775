"""Do parts that pass their checks also work together? Tried for some seconds, in processes of their own.

Where they do not, the fallback's are put in place of the student's, one exercise at a time, to see which it is.
`python -m autograder.parts.trial` reads a plan on its standard input, and prints what it found as JSON.
"""

from __future__ import annotations

import importlib
import json
import math
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from autograder.course.digest import fingerprint
from autograder.inside.parts import Shelf
from autograder.inside.plan import Plan
from autograder.parts.memory import Memory

SLOWER = 10.0  # times as long as the fallback's parts take is too slow,
AT_LEAST = 20.0  # but not below so many seconds
NO_BETTER = 0.5  # of the way that the fallback's loss falls, at least, a loss has to fall


class Misfit(msgspec.Struct):
    """Exercises whose parts spoil the whole, and in what way: "it does not learn", say. `alone`: each of them by itself."""

    exercises: list[str]
    how: str
    alone: bool = True


def without_misfits(plan: Plan, tell: Callable[[str], None] = print) -> Plan:
    """The plan without the parts that spoil the whole, after a sentence about them. What was found is remembered."""
    tried = msgspec.structs.replace(
        plan, recipes=[r for r in plan.recipes if set(r.names) & set(plan.parts.order)]
    )
    key = fingerprint(msgspec.json.encode(msgspec.structs.replace(tried, because={})))
    memory = Memory("wholes")
    kept = memory.get(key)
    try:
        found = msgspec.convert(kept[0], Misfit | None) if kept else misfit(tried)
    except (msgspec.ValidationError, LookupError, TypeError):
        found = misfit(tried)
    memory.keep({key: [msgspec.to_builtins(found)]})
    if found is None:
        return plan
    if not found.alone:
        tell(
            f"Your parts pass their checks, but together they do not work: {found.how}. No single one is the reason."
        )
        return plan
    names = [n for r in plan.recipes if r.exercise in found.exercises for n in r.names]
    those = ", ".join(found.exercises)
    tell(
        f"Your {', '.join(names)} ({those}) passes its checks, but with it the whole does not work: {found.how}. With "
        f"{plan.parts.fallback}'s instead it does, so that is what is used."
    )
    because = {name: f"with yours the whole does not work: {found.how}" for name in names}
    recipes = [r for r in plan.recipes if r.exercise not in found.exercises]
    return msgspec.structs.replace(plan, recipes=recipes, because=plan.because | because)


def misfit(plan: Plan) -> Misfit | None:
    """What spoils the whole of these parts; None where it works, or cannot be tried here."""
    if not (plan.parts.trial and plan.recipes and hasattr(os, "fork")):
        return None
    done = subprocess.run(
        [sys.executable, "-P", "-m", "autograder.parts.trial"],
        input=msgspec.json.encode(plan),
        capture_output=True,
        env={**os.environ, "MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1"},
    )
    if done.returncode != 0:
        return None  # the trial itself has failed, which is nobody's fault
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=Misfit | None)


def look_for(plan: Plan) -> Misfit | None:
    """The same, in this process, which is forked for each try."""
    theirs, seconds, _ = _try(msgspec.structs.replace(plan, recipes=[]), 300.0)
    longest = max(SLOWER * seconds, AT_LEAST)
    if not theirs:
        raise RuntimeError("The trial does not work with the fallback's own parts.")
    goal = theirs[0] - NO_BETTER * (theirs[0] - min(theirs[-6:]))

    def wrong(recipes: list) -> str:
        losses, _, how = _try(msgspec.structs.replace(plan, recipes=recipes), longest)
        if how:
            return how
        last = losses[-6:]
        if not all(map(math.isfinite, losses)):
            return "the loss is not a number any more"
        return "" if sum(last) / max(len(last), 1) < goal else "it does not learn"

    how = wrong(plan.recipes)
    if not how:
        return None
    for recipe in plan.recipes:
        if not wrong([r for r in plan.recipes if r is not recipe]):
            return Misfit([recipe.exercise], how)
    # No single one: those that do not even work among the fallback's.
    bad = [recipe.exercise for recipe in plan.recipes if wrong([recipe])]
    rest = [recipe for recipe in plan.recipes if recipe.exercise not in bad]
    if bad and not wrong(rest):
        return Misfit(bad, how)
    return Misfit([recipe.exercise for recipe in plan.recipes], how, alone=False)


def _try(plan: Plan, longest: float) -> tuple[list[float], float, str]:
    """The losses, the seconds that it took, and what went wrong."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        _in_a_fork(plan, theirs)
    theirs.close()
    try:
        found: Any = (
            ours.recv()
            if ours.poll(longest)
            else f"it takes more than {longest:.0f} seconds, if it ends at all"
        )
    except EOFError:
        found = "it ends the Python process"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    seconds = time.monotonic() - start
    return ([], seconds, found) if isinstance(found, str) else (found, seconds, "")


def _in_a_fork(plan: Plan, pipe: Any) -> None:
    try:
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        module, _, name = plan.parts.trial.partition(":")
        try:
            found: Any = [float(x) for x in getattr(importlib.import_module(module), name)(Shelf(plan).take)]
        except BaseException as error:
            found = f"it raises {type(error).__name__}: {error}"[:300]
        pipe.send(found)
    finally:
        os._exit(0)


if __name__ == "__main__":
    given = msgspec.json.decode(sys.stdin.buffer.read(), type=Plan)
    from autograder.course.manifest import current

    current()
    importlib.import_module(given.parts.trial.partition(":")[0])
    print(json.dumps(msgspec.to_builtins(look_for(given))))
