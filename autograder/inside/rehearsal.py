"""What a worker does once so that its copies need not: much is imported, built or first touched on first use.

What a copy touches first it must be given a page of memory of its own for, or import anew, each time; on a class of
hundreds that is most of the time that a fork costs.
"""

from __future__ import annotations

import concurrent.futures.process  # noqa: F401  (imported for the sake of the copies, as others below)
import csv  # noqa: F401
import io
import linecache
import multiprocessing.popen_fork
import multiprocessing.queues
import multiprocessing.synchronize  # noqa: F401

import cloudpickle.cloudpickle  # noqa: F401
import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
import torch.utils.serialization.config
from PIL import Image, ImageDraw  # noqa: F401

import autograder.inside.probes  # noqa: F401
import data.mini  # noqa: F401
import reference
from autograder.inside.messages import Observed
from autograder.inside.shell import Namespace, Shell
from autograder.inside.taking import take_away


def rehearse(shell: Shell) -> None:
    """Run cells, a probe, and a little of everything that answers do."""
    shell.run("rehearsal", "None")
    shell.run("rehearsal", "import math\nmath.pi")
    seen = shell.observe(_a_bit_of_everything, (), 0)
    if not isinstance(seen, Observed):
        raise RuntimeError(f"{seen.type}: {seen.says}")
    take_away([f"{__name__}:_to_be_taken"])
    # The libraries' own sources, read by decorators that look at them: to forget them again, which each copy does that
    # has something taken away, takes longer than all else that it does.
    linecache.clearcache()


def _a_bit_of_everything(names: Namespace) -> list[float]:
    torch.manual_seed(0)
    weights = torch.randn(4, 3, 3, 3, requires_grad=True)
    images = torch.stack([_image() for _ in range(2)])
    out = F.relu(F.conv2d(images, weights, padding=1)).mean((2, 3)) @ torch.randn(4, 2)
    loss = -out.log_softmax(1)[torch.arange(2), torch.tensor([0, 1])].mean()
    loss.backward()
    learner = reference.toy_learner()
    learner.fit(1)
    figure, axes = plt.subplots()
    axes.plot([0, 1])
    plt.close(figure)
    return [loss.item(), float(np.random.rand())]


def _to_be_taken() -> None:
    pass


def _image() -> torch.Tensor:
    """A picture that has been through JPEG and back. Shape 3 x 8 x 8, values in [0, 1]."""
    file = io.BytesIO()
    Image.fromarray(np.random.randint(0, 255, (16, 16, 3), dtype=np.uint8)).save(file, "JPEG")
    small = Image.open(file).convert("RGB").resize((8, 8))
    return torch.from_numpy(np.array(small)).permute(2, 0, 1).float() / 255
