"""Images and models that are small enough to train on in a second."""

import numpy as np
import pytest
import torch
from PIL import Image

from reference import DataLoader, Linear, Module

torch.set_num_threads(1)  # more threads only get in each other's way on data this small
COLOURS = {"n01": (200, 40, 40), "n02": (40, 200, 40), "n03": (40, 40, 200), "n04": 30}


@pytest.fixture(autouse=True)
def seeded():
    torch.manual_seed(0)


@pytest.fixture(scope="session")
def images(tmp_path_factory):
    """train/<label>/*.JPEG and val/<label>/*.JPEG of four noisy colours, one of them gray, beside a CSV."""
    root = tmp_path_factory.mktemp("train") / "imagenette"  # "train" is in the path of every image
    rng = np.random.default_rng(0)
    for split, n in [("train", 12), ("val", 5)]:
        for label, colour in COLOURS.items():
            folder = root / split / label
            folder.mkdir(parents=True)
            for i in range(n):
                size = (int(rng.integers(50, 90)), int(rng.integers(50, 90)), *np.shape(colour))
                pixels = np.clip(colour + rng.normal(0, 15, size), 0, 255).astype(np.uint8)
                Image.fromarray(pixels).save(folder / f"{label}_{i}.JPEG", "PNG" if i % 3 == 0 else "JPEG")
    (root / "noisy.csv").write_text("path,label\n")
    return root


@pytest.fixture
def loader():
    """Makes loaders, and closes them at the end."""
    made = []

    def make(*args, **kwargs):
        made.append(DataLoader(*args, **kwargs))
        return made[-1]

    yield make
    for dl in made:
        dl.close()


class Flat(Module):
    """One linear layer, (n, 3) -> (n, 2), that counts how often it ran."""

    def __init__(self):
        super().__init__()
        self.lin = Linear(3, 2)
        self.n_runs = 0

    def forward(self, x):
        self.n_runs += 1
        return self.lin(x)


@pytest.fixture
def model():
    return Flat()


@pytest.fixture
def batches():
    """Two full batches and a short one: (4, 3), (4, 3), (1, 3)."""
    return [(torch.randn(n, 3), torch.randint(0, 2, (n,))) for n in [4, 4, 1]]
