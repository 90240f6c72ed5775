"""The whole chain of model, loss, gradients, steps and schedule beside plain PyTorch."""

import pytest
import torch

from benchmarks.plain_torch import losses_from_the_same_start


@pytest.fixture(params=[torch.float32, torch.float64], ids=str)
def tolerance(request):
    """With float64 as the default type there is next to no rounding that could hide another difference."""
    torch.set_default_dtype(request.param)
    yield 1e-4 if request.param is torch.float32 else 1e-10
    torch.set_default_dtype(torch.float32)


def test_losses_are_those_of_plain_pytorch_for_50_steps(tolerance):
    y = torch.randint(10, (50, 16))
    x = torch.rand(50, 16, 16, 16, 3) + 0.1 * y[..., None, None, None]  # brighter means a higher class
    ours, plain, _ = losses_from_the_same_start(list(zip(x, y, strict=True)), lr=0.03)
    assert len(ours) == len(plain) == 50
    assert ours[-10:].mean() < ours[:10].mean() - 0.1  # both learn, rather than agree on nothing
    assert torch.allclose(ours, plain, rtol=tolerance, atol=0)
