"""A little of everything that answers do, done once in the process that all answers' processes are copied from.

What is imported, built or first used here costs no copy any time (`autograder/inside/rehearsal.py`).
"""

from __future__ import annotations

import concurrent.futures.process  # noqa: F401  (imported for the sake of the copies, as others below)
import csv  # noqa: F401
import io
import multiprocessing.popen_fork
import multiprocessing.queues
import multiprocessing.synchronize  # noqa: F401

import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
import torch.utils.serialization.config
from PIL import Image, ImageDraw  # noqa: F401

import data.mini  # noqa: F401
import reference


def rehearse() -> None:
    """Convolve pictures, train a small learner, draw a curve."""
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


def _image() -> torch.Tensor:
    """A picture that has been through JPEG and back. Shape 3 x 8 x 8, values in [0, 1]."""
    file = io.BytesIO()
    Image.fromarray(np.random.randint(0, 255, (16, 16, 3), dtype=np.uint8)).save(file, "JPEG")
    small = Image.open(file).convert("RGB").resize((8, 8))
    return torch.from_numpy(np.array(small)).permute(2, 0, 1).float() / 255
