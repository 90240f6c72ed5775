"""What the benchmarks measure with: that they find what they compare, and that memory is counted in full."""

import os
import time
from pathlib import Path

import pytest
import torch

from benchmarks import memory
from benchmarks.further_research import NOTEBOOK, conv_with, model_answers
from reference import DataLoader


@pytest.mark.skipif(not NOTEBOOK.exists(), reason="solutions/ is not here")
def test_all_model_answers_are_found_and_can_be_given_another_layer():
    answers = model_answers()
    assert {"resnet18", "BatchNorm", "MixUp", "MomentumSGD", "GradientAccumulation", "SAM"} <= set(answers)
    plain = answers["resnet18"](10)
    normed = model_answers(ConvLayer=conv_with(answers["BatchNorm"]))["resnet18"](10)
    # 17 convolutions: each loses its bias and gets a scale and a shift
    assert len(normed.parameters()) == len(plain.parameters()) + 17
    assert normed(torch.randn(2, 3, 16, 16)).shape == (2, 10)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="reads /proc")
def test_memory_is_that_of_the_workers_too():
    class Heavy:
        def __len__(self):
            return 4

        def __getitem__(self, i):
            self.kept = torch.ones(25 << 20)  # 100 MiB
            return torch.zeros(1), torch.tensor(i)

    before = memory.usage(os.getpid())[1] / 1024
    dl = DataLoader(Heavy(), bs=1, n_workers=2)
    with memory.peak() as highest:
        for _ in range(5):
            list(dl)
        time.sleep(0.3)  # a few samples
        rss, pss = highest()
    dl.close()
    assert rss >= pss >= before + 90
