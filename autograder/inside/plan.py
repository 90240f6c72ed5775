"""What a course says of parts, and what there is of a student's own: plain data, which imports nothing that is slow."""

from __future__ import annotations

import msgspec


class PutTogether(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the fallback that a student's own answers go into: `of` are their names.

    `function` is "module:name". It is called with the part and a function that returns the student's own of a name, or None.
    """

    function: str
    of: list[str]


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a course says of parts, in its manifest.

    - `fallback`: the module that has a part where a student's own does not pass.
    - `otherwise`: where such a part is if it is not there under its own name ("module:name").
    - `extra`: parts that the fallback has none of.
    - `shared`: parts that others are built on, so that a part of the fallback is built anew on the student's.
    - `put_together`: by name, a part of the fallback that other answers go into.
    - `order`: the parts in the order in which they stand in a program.
    - `used_by`: by exercise, the parts that it takes.
    - `trial`: a function "module:name" that tries parts together for some seconds. It is called with a function that gives
      the part of a name, and returns the losses of a short training.
    - `program`: a function "module:name" that trains for real. It is called with all parts by name, takes its options from
      the command line, and returns an exit code.
    """

    fallback: str = ""
    trial: str = ""
    program: str = ""
    otherwise: dict[str, str] = {}
    extra: list[str] = []
    shared: list[str] = []
    put_together: dict[str, PutTogether] = {}
    order: list[str] = []
    used_by: dict[str, list[str]] = {}

    @property
    def modules(self) -> list[str]:
        """The modules that parts of the fallback come from."""
        functions = [together.function for together in self.put_together.values()]
        places = [self.fallback, *self.otherwise.values(), *functions]
        return list(dict.fromkeys(place.partition(":")[0] for place in places if place))


class Step(msgspec.Struct, frozen=True):
    """A cell to run: its `source`; or, where it is the answer to another `exercise` that passes, the `names` it binds."""

    name: str
    source: str
    exercise: str = ""
    names: list[str] = []


class Recipe(msgspec.Struct, frozen=True):
    """How to make the parts of one exercise: the notebook's setup cell, needed earlier cells, and the answer's own."""

    exercise: str
    notebook: str
    names: list[str]
    setup: str
    steps: list[Step]


class Plan(msgspec.Struct, frozen=True):
    """All that a `Shelf` needs. `because`: by name, why a part is not the student's own, as the end of a sentence."""

    parts: Parts = Parts()
    recipes: list[Recipe] = []
    because: dict[str, str] = {}
