"""What settings in `nbgrader_config.py` have in common: a mistyped name is an error, and not a setting that does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from traitlets import TraitError
from traitlets.config import Config, Configurable


def no_slips(config: Config, kind: type[Configurable]) -> None:
    """Raises `TraitError` where the configuration sets something that `kind` does not have."""
    if unknown := set(config.get(kind.__name__, {})) - set(kind.class_trait_names(config=True)):
        known = ", ".join(sorted(kind.class_own_traits(config=True)))
        raise TraitError(f"{kind.__name__} has no setting {sorted(unknown)[0]!r}. It has {known}.")


def by_assignment(proposal: Any, allowed: Sequence[str]) -> dict:
    """The settings for some assignments, by their names, that a trait is given. Raises `TraitError` where others are set."""
    for assignment, settings in proposal.value.items():
        unknown = set(settings) - set(allowed) if isinstance(settings, dict) else {settings}
        if unknown:
            raise TraitError(
                f"{type(proposal.owner).__name__}.{proposal.trait.name}[{assignment!r}] may set {', '.join(allowed)}, "
                f"and not {', '.join(sorted(map(str, unknown)))}."
            )
    return proposal.value
