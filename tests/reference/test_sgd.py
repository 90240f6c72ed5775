"""The optimizer beside torch's."""

import pytest
import torch

from reference import SGD, Linear, Parameter, cross_entropy


@pytest.mark.parametrize("wd", [0.0, 0.1])
def test_same_weights_as_torch_after_several_steps(wd):
    model = Linear(4, 3)
    twins = [p.detach().clone().requires_grad_() for p in model.parameters()]
    ours = SGD(model.parameters(), lr=0.5, wd=wd)
    theirs = torch.optim.SGD(twins, lr=0.5, weight_decay=wd)
    for step in range(5):
        ours.lr = theirs.param_groups[0]["lr"] = 0.5 / (step + 1)
        x, y = torch.randn(6, 4), torch.randint(0, 3, (6,))
        cross_entropy(model(x), y).backward()
        ours.step()
        theirs.zero_grad()
        cross_entropy(x @ twins[0].t() + twins[1], y).backward()
        theirs.step()
        for p, twin in zip(model.parameters(), twins, strict=True):
            assert torch.allclose(p, twin, atol=1e-6)


def test_without_weight_decay_unless_asked_for():
    p = Parameter(torch.ones(2))
    p.grad = torch.zeros(2)
    SGD([p], lr=1.0).step()
    assert p.tolist() == [1, 1]


def test_gradients_are_zero_after_a_step():
    p = Parameter(torch.ones(2))
    opt = SGD([p], lr=0.1)
    p.sum().backward()
    opt.step()
    assert p.grad.tolist() == [0, 0]
    p.sum().backward()
    assert p.grad.tolist() == [1, 1]


def test_parameters_without_a_gradient_are_left_alone():
    used, unused = Parameter(torch.ones(1)), Parameter(torch.ones(1))
    opt = SGD([unused, used], lr=0.5, wd=0.1)
    used.sum().backward()
    opt.step()
    assert unused.item() == 1 and unused.grad is None
    assert used.item() == pytest.approx(0.45)


def test_a_step_changes_the_parameters_themselves():
    p = Parameter(torch.ones(1))
    p.sum().backward()
    opt = SGD(iter([p]), lr=0.5)
    opt.step()
    p.sum().backward()
    opt.step()
    assert p.item() == 0
    assert p.is_leaf and p.requires_grad
