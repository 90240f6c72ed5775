"""Images to look at, and axes to draw curves on."""

from typing import Any

from torch import Tensor

# matplotlib is imported where it is used, because drawing is rare and importing it is slow.


def show_image(im: Tensor, title: str | None = None, ax: Any = None) -> Any:
    """Draw an image (h, w, 3) with values in [0, 1], on `ax` or on a new figure; returns the matplotlib axes."""
    import matplotlib.pyplot as plt

    if ax is None:
        _, ax = plt.subplots(figsize=(2.5, 2.5), layout="tight")
    ax.imshow(im.numpy(force=True))
    ax.set_title(title)
    ax.axis("off")
    return ax


def axes(*labels: tuple[str, str]) -> list[Any]:
    """Make a new figure with matplotlib axes side by side, one for each pair (label of x, label of y)."""
    import matplotlib.pyplot as plt

    figure, row = plt.subplots(1, len(labels), squeeze=False, figsize=(6 * len(labels), 4), layout="tight")
    for ax, (xlabel, ylabel) in zip(row[0], labels, strict=True):
        ax.set(xlabel=xlabel, ylabel=ylabel)
        ax.spines[["top", "right"]].set_visible(False)
    return list(row[0])
