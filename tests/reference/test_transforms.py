"""Normalising, the order of the axes, and devices."""

import pytest
import torch

from reference import Normalize, default_device, imagenet_stats, tfm_x, to_device, to_nchw

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")


def test_statistics_of_a_batch_give_mean_0_and_deviation_1():
    xb = torch.rand(5, 8, 6, 3) * torch.tensor([1.0, 0.5, 0.1]) + torch.tensor([0.0, 0.2, 0.8])
    out = Normalize.from_batch(xb)(xb)
    assert out.shape == xb.shape
    assert torch.allclose(out.mean((0, 1, 2)), torch.zeros(3), atol=1e-4)
    assert torch.allclose(out.std((0, 1, 2)), torch.ones(3), atol=1e-4)


def test_normalize_works_on_the_last_axis_and_leaves_its_input_alone():
    x = torch.ones(2, 2, 3)
    out = Normalize(([1.0, 0.0, 0.5], [1.0, 2.0, 0.25]))(x)
    assert torch.equal(out, torch.tensor([0.0, 0.5, 2.0]).expand(2, 2, 3))
    assert torch.equal(x, torch.ones(2, 2, 3))


def test_imagenet_stats_are_three_means_and_three_deviations():
    mean, std = imagenet_stats
    assert mean.shape == std.shape == (3,)
    assert torch.allclose(Normalize(imagenet_stats)(mean + std), torch.ones(3))


@pytest.mark.parametrize("std", [[1.0, 0.0, 1.0], [1.0, -1.0, 1.0], [float("nan")] * 3])
def test_normalize_refuses_deviations_that_are_not_positive(std):
    with pytest.raises(ValueError, match="positive"):
        Normalize(([0.0] * 3, std))


def test_to_nchw_is_a_view_with_every_pixel_in_its_place():
    xb = torch.rand(2, 4, 5, 3)
    out = to_nchw(xb)
    assert out.shape == (2, 3, 4, 5)
    assert all(torch.equal(out[:, c], xb[..., c]) for c in range(3))
    assert out.data_ptr() == xb.data_ptr()


def test_tfm_x_does_both():
    xb = torch.rand(2, 4, 5, 3)
    norm = Normalize.from_batch(xb)
    assert torch.equal(tfm_x(xb, norm), to_nchw(norm(xb)))


def test_to_device_keeps_the_structure():
    x, y = torch.zeros(2), torch.ones(1)
    moved = to_device((x, [y, "name"]), "meta")
    assert isinstance(moved, tuple) and isinstance(moved[1], list)
    assert moved[0].is_meta and moved[1][0].is_meta and moved[1][1] == "name"
    assert not x.is_meta


def test_the_default_device_is_cuda_exactly_where_there_is_one():
    assert default_device().type == ("cuda" if torch.cuda.is_available() else "cpu")
    assert to_device(torch.zeros(1)).device.type == default_device().type


def test_statistics_follow_the_batch_to_its_device():
    norm = Normalize(imagenet_stats)
    assert norm(torch.zeros(2, 3, device="meta")).is_meta
    assert norm.stats[0].is_meta


@needs_cuda
def test_statistics_follow_the_batch_to_the_gpu_and_back():
    norm = Normalize(imagenet_stats)
    x = torch.rand(2, 3)
    assert torch.allclose(norm(x.cuda()).cpu(), norm(x), atol=1e-6)
