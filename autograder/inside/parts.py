"""Parts of a whole: a student's own answers where they pass, and what the course falls back on where they do not.

Runs in a notebook's kernel and in the sandbox. A `Plan` is plain data that says what there is; a `Shelf` makes parts of it,
each when somebody asks for it.
"""

from __future__ import annotations

import importlib
import linecache
import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from types import ModuleType
from typing import Any

import msgspec
from IPython.core.inputtransformer2 import TransformerManager
from IPython.utils.capture import capture_output

from autograder.inside.plan import Plan, Recipe, Step
from autograder.inside.rebuilding import Rebuilder

QUIET = ("check", "progress")
"""What a cell may call that is not called again when its code becomes a part."""


class Shelf:
    """Makes the parts of a plan. `say` gets a sentence when one cannot be made; `limit` bounds how long each may take."""

    def __init__(
        self,
        plan: Plan,
        say: Callable[[str], None] = lambda sentence: None,
        limit: Callable[[], AbstractContextManager] = nullcontext,
    ):
        self.plan = plan
        self._say = say
        self._limit = limit
        self._recipes = {name: recipe for recipe in plan.recipes for name in recipe.names}
        self._modules: dict[str, ModuleType | None] = {}
        self._others: dict[str, Any] = {}
        self._rebuild = Rebuilder(self._packages(), self._own_for)

    def take(self, name: str) -> Any:
        """The part of this name; None for an extra part, or one that goes into another, that is not there.

        Raises `LookupError` for an unknown name.
        """
        own = self.own(name)
        return self.other(name) if own is None else own

    def own(self, name: str) -> Any:
        """The student's own part, or None."""
        recipe = self._recipes.get(name)
        return getattr(self._module(recipe.exercise), name, None) if recipe else None

    def other(self, name: str) -> Any:
        """What the course falls back on. Raises `LookupError`."""
        if name not in self._others:
            found = self._original(name)
            inner = [n for together in self.plan.parts.put_together.values() for n in together.of]
            if found is None and name not in [*self.plan.parts.extra, *inner]:
                raise LookupError(f"There is no part {name!r}.")
            if together := self.plan.parts.put_together.get(name):
                found = _named(together.function)(found, self.own)
            self._others[name] = self._rebuild(found)
        return self._others[name]

    def reached(self, name: str) -> list[str]:
        """The student's own shared parts that the fallback's part of this name is built on."""
        found = self._rebuild.reached(self._original(name))
        return [n for n in self.plan.parts.shared if self._original(n) in found and self.own(n) is not None]

    def drop(self, name: str) -> None:
        """From here on, do without the student's own part of this name, and the others of its exercise."""
        if recipe := self._recipes.get(name):
            kept = [r for r in self.plan.recipes if r.exercise != recipe.exercise]
            self.__init__(msgspec.structs.replace(self.plan, recipes=kept), self._say, self._limit)  # type: ignore[misc]

    def _original(self, name: str) -> Any:
        parts = self.plan.parts
        if name in parts.otherwise:
            return _named(parts.otherwise[name])
        return getattr(importlib.import_module(parts.fallback), name, None) if parts.fallback else None

    def _packages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(module.partition(".")[0] for module in self.plan.parts.modules))

    def _own_for(self, original: Any) -> Any:
        """The student's own part in place of one of the fallback's that others are built on; None where it stays."""
        for name in self.plan.parts.shared:
            if self._original(name) is original:
                return self.own(name)
        return None

    def _module(self, exercise: str) -> ModuleType | None:
        """What came of running an exercise's cells; None where they do not run, and for one that is being run."""
        if exercise not in self._modules:
            self._modules[exercise] = None
            recipe = next((r for r in self.plan.recipes if r.exercise == exercise), None)
            self._modules[exercise] = self._made(recipe) if recipe else None
        return self._modules[exercise]

    def _made(self, recipe: Recipe) -> ModuleType | None:
        module = ModuleType(f"mine_{recipe.exercise}", f"{recipe.exercise}, from {recipe.notebook}")
        sys.modules[module.__name__] = module  # where a process pool looks for what it is sent
        names = vars(module)
        try:
            with capture_output(), self._limit():
                _run(recipe.setup, f"<setup of {recipe.notebook}>", names)
                names.update({name: lambda *args, **kwargs: 0.0 for name in QUIET if name in names})
                self._replace_provided(recipe, names)
                for step in recipe.steps:
                    neighbour = self._neighbour(step)
                    if neighbour is None:
                        _run(step.source, f"<your {step.name}, in {recipe.notebook}>", names)
                    names.update(neighbour or {})
        except (Exception, SystemExit) as error:
            what = f"{type(error).__name__}: {error}".strip(": ")
            self._say(
                f"Your cell {recipe.exercise} passes its checks but does not run here ({what}), so "
                f"{_listed(recipe.names)} {'is' if len(recipe.names) == 1 else 'are'} the reference's."
            )
            return None
        return module

    def _replace_provided(self, recipe: Recipe, names: dict[str, Any]) -> None:
        """Put parts in place of what the setup cell imports of the fallback, where the cells read it."""
        read = {word for step in recipe.steps for word in re.findall(r"\w+", step.source)}
        for name in read & set(names) - set(recipe.names):
            if (self._recipes.get(name) or name in self.plan.parts.order) and names[name] is self._original(
                name
            ):
                names[name] = self.take(name)
            elif self.plan.parts.fallback and getattr(names[name], "__module__", "").startswith(
                self.plan.parts.fallback
            ):
                names[name] = self._rebuild(names[name])

    def _neighbour(self, step: Step) -> dict[str, Any] | None:
        """What the answer to another exercise binds, which is a part itself; None where its cell has to run."""
        module = self._module(step.exercise) if step.exercise else None
        return {name: vars(module)[name] for name in step.names if name in vars(module)} if module else None


def _run(source: str, name: str, names: dict[str, Any]) -> None:
    """Run a cell as a notebook would, with its lines where a traceback finds them."""
    text = TransformerManager().transform_cell(source)
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    exec(compile(text, name, "exec", dont_inherit=True), names)


def _named(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_given: list[Shelf] = []


def give(plan: bytes | str) -> None:
    """From here on, have `mine` take parts from this plan (JSON) in this process."""
    _given[:] = [Shelf(msgspec.json.decode(plan, type=Plan))]


def given() -> Shelf | None:
    """The shelf that a grader gave this process; None in a student's own kernel."""
    return _given[0] if _given else None
