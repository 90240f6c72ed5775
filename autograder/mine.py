"""`mine("ConvLayer")`: a part of the Learner, by its name in the exercises.

For now every part is the reference's.
"""

from __future__ import annotations

from typing import Any

NAMED_OTHERWISE = {
    "ImageDataset": "Dataset",
    "EpochMetrics": "TrackResults",
    "PlainTrackResults": "TrackResults",
}
"""What the reference calls a part that has another name in its exercise."""

EXTRA = ("BatchNorm", "GradientAccumulation", "MixUp", "MomentumSGD", "SAM", "resnet18")
"""Parts of notebook 06. The reference has none of them."""


def mine(name: str) -> Any:
    """The part of this name, or None for an extra part that there is none of.

    Raises `LookupError` for a name that no exercise has.
    """
    # Imported on use: a grader imports this package without the reference, and a notebook's setup cell has it.
    import reference

    if name in EXTRA:
        return None
    found = getattr(reference, NAMED_OTHERWISE.get(name, name), None)
    if found is None:
        raise LookupError(f"There is no part {name!r}.")
    if found is reference.TrackResults:
        return lambda: reference.TrackResults(verbose=False)
    return found
