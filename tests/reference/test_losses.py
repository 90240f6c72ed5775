"""The losses beside torch's, near zero and far from it."""

import pytest
import torch
import torch.nn.functional as F

from reference import cross_entropy, log_softmax, logsumexp, nll

SHAPES = [(4,), (3, 4), (2, 3, 4), (5, 1), (2, 3, 2, 6)]


def far_rows():
    """Rows of numbers near 0, 1e4 and -1e4, and one with both."""
    x = torch.randn(4, 6)
    x[1] += 1e4
    x[2] -= 1e4
    x[3, 0], x[3, 1] = 1e4, -1e4
    return x


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("ours, theirs", [(logsumexp, torch.logsumexp), (log_softmax, F.log_softmax)])
def test_same_values_and_gradients_as_torch_in_any_number_of_dimensions(shape, ours, theirs):
    x = torch.randn(shape, requires_grad=True)
    y = x.detach().clone().requires_grad_()
    a, b = ours(x), theirs(y, -1)
    assert a.shape == b.shape
    assert torch.allclose(a, b, atol=1e-6)
    weights = torch.randn(a.shape)
    (a * weights).sum().backward()
    (b * weights).sum().backward()
    assert torch.allclose(x.grad, y.grad, atol=1e-6)


@pytest.mark.parametrize("ours, theirs", [(logsumexp, torch.logsumexp), (log_softmax, F.log_softmax)])
def test_far_from_zero_as_exact_as_float32_can_be(ours, theirs):
    x = far_rows().requires_grad_()
    y = x.detach().double().requires_grad_()
    a, b = ours(x), theirs(y, -1)
    assert torch.allclose(a.double(), b, rtol=1e-6, atol=1e-6)
    # Weights that differ from row to row: the sum of a row of log-softmax has gradient 0 in all of them.
    weights = torch.arange(1.0, a.numel() + 1).reshape(a.shape)
    (a * weights).sum().backward()
    (b * weights).sum().backward()
    assert torch.allclose(x.grad.double(), y.grad, rtol=1e-4, atol=1e-4)


def test_minus_infinity_as_used_to_mask_classes():
    x = torch.tensor([[0.0, float("-inf"), 1.0]], requires_grad=True)
    assert torch.allclose(logsumexp(x), torch.logsumexp(x, -1))
    logsumexp(x).sum().backward()
    assert torch.allclose(x.grad, x.detach().softmax(-1))


@pytest.mark.parametrize("shape", SHAPES)
def test_nll_and_cross_entropy_as_torch(shape):
    x = torch.randn(shape)
    targets = torch.randint(0, shape[-1], shape[:-1])
    log_probs = x.log_softmax(-1)
    flat, flat_targets = x.reshape(-1, shape[-1]), targets.reshape(-1)
    assert nll(log_probs, targets).shape == ()
    assert torch.allclose(nll(log_probs, targets), F.nll_loss(flat.log_softmax(-1), flat_targets))
    assert torch.allclose(cross_entropy(x, targets), F.cross_entropy(flat, flat_targets), atol=1e-6)


def test_cross_entropy_far_from_zero_has_the_right_gradients():
    x = far_rows().requires_grad_()
    y = x.detach().double().requires_grad_()
    targets = torch.tensor([0, 5, 2, 1])
    ours, theirs = cross_entropy(x, targets), F.cross_entropy(y, targets)
    assert torch.allclose(ours.double(), theirs, rtol=1e-6)
    ours.backward()
    theirs.backward()
    assert torch.allclose(x.grad.double(), y.grad, atol=1e-6)


def test_gradients_by_finite_differences():
    x = torch.randn(3, 4, dtype=torch.float64, requires_grad=True)
    targets = torch.tensor([0, 3, 1])
    assert torch.autograd.gradcheck(logsumexp, (x,))
    assert torch.autograd.gradcheck(log_softmax, (x,))
    assert torch.autograd.gradcheck(lambda o: cross_entropy(o, targets), (x,))


@pytest.mark.parametrize("bad", [10, -1])
def test_a_target_out_of_range_is_an_error(bad):
    with pytest.raises(RuntimeError, match="out of bounds"):
        cross_entropy(torch.randn(2, 10), torch.tensor([0, bad]))


@pytest.mark.parametrize("shape", [(3,), (2, 1), (1,), ()])
def test_targets_of_another_shape_are_refused(shape):
    with pytest.raises(ValueError, match=r"do not fit predictions of \(2, 10\)"):
        cross_entropy(torch.randn(2, 10), torch.zeros(shape, dtype=torch.int64))
