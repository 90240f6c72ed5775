"""Seeds from which checks draw their inputs."""

from __future__ import annotations

import hashlib
import random


def new_seed() -> int:
    """A seed for a run, such as nobody can foresee."""
    return random.SystemRandom().randrange(10**6)


def seed_for(seed: int, exercise_id: str, check: str) -> int:
    """The seed of one check: a fixed function of the run's, so that any check can be run again alone."""
    digest = hashlib.sha256(f"{seed}/{exercise_id}/{check}".encode()).digest()
    return int.from_bytes(digest[:4], "big")
