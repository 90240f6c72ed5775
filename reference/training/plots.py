"""Pictures of a training run: saved figures, and a loss that falls as you watch."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

# matplotlib is imported where it is used, because drawing is rare and importing it is slow.


def save(ax: Any, path: Path) -> None:
    """Write the figure of `ax` to `path`, and close it."""
    import matplotlib.pyplot as plt

    ax.figure.savefig(path, dpi=80)
    plt.close(ax.figure)


def smooth(values: Sequence[float], beta: float = 0.9) -> list[float]:
    """Return, at each value, the exponentially weighted mean so far; `beta` is the weight of the past."""
    means = []
    total = weight = 0.0
    for value in values:
        total = beta * total + (1 - beta) * value
        weight = beta * weight + (1 - beta)  # without it, the first means would be too close to 0
        means.append(total / weight)
    return means


def loss_gif(losses: Sequence[float], path: Path, n_frames: int = 24, seconds: float = 4.0) -> None:
    """Write an animation in which the losses of the batches and their smoothed curve appear one after the other.

    It leaves out losses that are not finite. Raises ValueError if nothing is left to show.
    """
    shown = [loss for loss in losses if math.isfinite(loss)]
    if not shown:
        raise ValueError("there are no losses to show")
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.5, 3.5), dpi=72, layout="tight")
    canvas = FigureCanvasAgg(figure)
    ax = figure.subplots()
    ax.set(xlabel="batch", ylabel="training loss", xlim=(0, len(shown)), ylim=(0, 1.05 * max(shown)))
    # An ordinary drawing leaves animated artists out. So the axes are drawn once, and these on top of them.
    (dots,) = ax.plot([], [], ".", markersize=4, color="tab:blue", alpha=0.4, animated=True)
    (line,) = ax.plot([], [], linewidth=2, color="tab:orange", animated=True)
    text = ax.text(0.98, 0.95, "", ha="right", va="top", transform=ax.transAxes, animated=True)
    canvas.draw()
    background = canvas.copy_from_bbox(figure.bbox)

    course = smooth(shown)
    frames = []
    for k in range(1, n_frames + 1):
        n = math.ceil(len(shown) * k / n_frames)
        canvas.restore_region(background)
        dots.set_data(range(n), shown[:n])
        line.set_data(range(n), course[:n])
        text.set_text(f"after {n} batches: {course[n - 1]:.2f}")
        for artist in (dots, line, text):
            ax.draw_artist(artist)
        frames.append(Image.fromarray(np.array(canvas.buffer_rgba())).convert("RGB").quantize(16))
    times = [1000 * seconds / n_frames] * (n_frames - 1) + [2000]  # long enough to see the end
    first, *others = frames
    first.save(path, save_all=True, append_images=others, duration=times, loop=0, optimize=True)
