"""Parameter and Module: what is registered, and what reaches all depths."""

import copy
import pickle

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from reference import Linear, Module, Parameter, Sequential, simple_cnn

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")


class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x, plus=0.0):
        return x * self.scale + plus


class Nested(Module):
    def __init__(self):
        super().__init__()
        self.inner = Sequential(Scale(), Sequential(Scale()))
        self.own = Parameter(torch.ones(2))
        self.last = Scale()

    def forward(self, x):
        return self.last(self.inner(x))


def test_a_parameter_is_a_leaf_that_requires_gradients_and_shares_memory():
    x = torch.zeros(3)
    p = Parameter(x)
    assert isinstance(p, Tensor) and p.requires_grad and p.is_leaf
    assert p.data_ptr() == x.data_ptr()
    assert not x.requires_grad


@pytest.mark.parametrize(
    "operation",
    [
        lambda p: p * 2,
        lambda p: 2 - p,
        lambda p: p @ p.t(),
        lambda p: p[0],
        lambda p: p.sum(),
        lambda p: p.detach(),
        lambda p: p.data,
        lambda p: p.clone(),
        lambda p: torch.stack([p, p]),
        lambda p: F.linear(torch.ones(1, 2), p),
        lambda p: F.relu(p),
        lambda p: p.max(0).values,
    ],
)
def test_results_of_operations_are_plain_tensors(operation):
    assert type(operation(Parameter(torch.ones(2, 2)))) is Tensor


def test_an_activation_that_is_kept_is_not_registered():
    class Keeps(Scale):
        def forward(self, x):
            self.out = super().forward(x)
            return self.out

    m = Keeps()
    m(torch.ones(2))
    assert len(m.params) == 1


def test_changing_a_parameter_in_place_leaves_it_a_parameter():
    p = Parameter(torch.empty(3, 3))
    assert nn.init.ones_(p) is p
    p.data -= 1
    assert type(p) is Parameter and p.eq(0).all()


def test_gradients_reach_a_parameter():
    p = Parameter(torch.tensor([2.0, 3.0]))
    (p**2).sum().backward()
    assert p.grad.tolist() == [4, 6]


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))])
def test_a_copy_of_a_parameter_is_a_leaf_with_memory_of_its_own(copied):
    p = Parameter(torch.ones(2))
    q = copied(p)
    assert type(q) is Parameter and q.is_leaf and q.requires_grad
    q.data.zero_()
    assert p.tolist() == [1, 1]


@pytest.mark.parametrize("bad, error", [(torch.ones(2, dtype=torch.int64), RuntimeError), ([1.0], TypeError)])
def test_only_tensors_that_can_have_a_gradient_become_parameters(bad, error):
    with pytest.raises(error):
        Parameter(bad)


def test_attributes_are_registered_in_order():
    m = Nested()
    assert [id(p) for p in m.params] == [id(m.own)]
    assert m.children == [m.inner, m.last]
    m.count = 3
    m.plain = torch.ones(2)
    assert len(m.params) == 1 and len(m.children) == 2


def test_modules_do_not_share_what_they_registered():
    assert len(Scale().params) == len(Scale().params) == 1


def test_parameters_are_found_at_all_depths_own_ones_first():
    m = Nested()
    deep = [m.own, m.inner.layers[0].scale, m.inner.layers[1].layers[0].scale, m.last.scale]
    assert [id(p) for p in m.parameters()] == [id(p) for p in deep]
    m.parameters().clear()
    assert len(m.parameters()) == 4


def test_training_is_false_at_first_and_set_at_all_depths():
    m = Nested()
    everything = [m, m.inner, *m.inner.layers, m.inner.layers[1].layers[0], m.last]
    assert not any(o.training for o in everything)
    m.training = True
    assert all(o.training for o in everything)
    m.inner.training = False
    assert [o.training for o in everything] == [True, False, False, False, False, True]


def test_a_hook_gets_result_and_arguments_once_and_cannot_change_the_result():
    m = Scale()
    seen = []

    def hook(result, args):
        seen.append((result, args))
        return "something else"

    m.hook = hook
    x = torch.ones(2)
    out = m(x, plus=1.0)
    assert out.tolist() == [2, 2]
    assert len(seen) == 1
    assert seen[0][0] is out
    assert len(seen[0][1]) == 1 and seen[0][1][0] is x


def test_hooks_of_inner_modules_run_in_the_order_of_the_layers():
    m = Nested()
    seen = []
    for name, layer in [("last", m.last), ("first", m.inner.layers[0]), ("all", m)]:
        layer.hook = lambda result, args, name=name: seen.append(name)
    m(torch.ones(1))
    assert seen == ["first", "last", "all"]


def test_a_module_without_forward_says_so():
    with pytest.raises(NotImplementedError, match="Module has no forward"):
        Module()(1)


class SetsTooEarly(Module):
    def __init__(self):
        self.w = Parameter(torch.ones(1))
        super().__init__()


class NeverCalls(Module):
    def __init__(self):
        self.size = 3

    def forward(self, x):
        return x


@pytest.mark.parametrize(
    "use",
    [
        lambda: SetsTooEarly(),
        lambda: NeverCalls()(1),
        lambda: NeverCalls().parameters(),
        lambda: NeverCalls().training,
        lambda: Sequential(NeverCalls()).parameters(),
        lambda: setattr(Sequential(NeverCalls()), "training", True),
    ],
)
def test_a_forgotten_super_init_is_named(use):
    with pytest.raises(AttributeError, match=r"(SetsTooEarly|NeverCalls).*super\(\).__init__\(\)"):
        use()


def test_a_missing_attribute_is_reported_as_python_does():
    with pytest.raises(AttributeError, match="'Scale' object has no attribute 'sclae'"):
        Scale().sclae  # noqa: B018


def test_an_error_inside_a_property_is_not_hidden():
    class Broken(Scale):
        @property
        def width(self):
            return self.scale.no_such_thing

    with pytest.raises(AttributeError, match="no_such_thing"):
        Broken().width  # noqa: B018


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))])
def test_a_copied_model_is_whole_and_apart(copied):
    m = simple_cnn()
    other = copied(m)
    assert len(other.parameters()) == len(m.parameters()) == 10
    assert other.parameters()[0] is other.layers[0].w
    x = torch.randn(2, 3, 32, 32)
    assert torch.equal(other(x), m(x))
    other.layers[0].w.data.zero_()
    assert not torch.equal(other(x), m(x))


def test_moving_replaces_the_data_of_all_parameters_and_keeps_their_identity():
    # Another type of number does for another device: the parameters are converted in the same way.
    m = Nested()
    m(torch.ones(1)).sum().backward()
    before = [id(p) for p in m.parameters()]
    assert m.to(torch.float64) is m
    assert [id(p) for p in m.parameters()] == before
    assert all(p.dtype == torch.float64 for p in m.parameters())
    assert all(p.grad is None or p.grad.dtype == torch.float64 for p in m.parameters())
    assert m.last.scale.grad is not None and m.own.grad is None


@needs_cuda
def test_cuda_moves_parameters_and_gradients():
    m = Linear(3, 2)
    m(torch.ones(1, 3)).sum().backward()
    before = [id(p) for p in m.parameters()]
    assert m.cuda() is m
    assert [id(p) for p in m.parameters()] == before
    assert all(p.is_cuda and p.grad.is_cuda for p in m.parameters())
    m(torch.ones(1, 3, device="cuda")).sum().backward()


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_cuda_without_a_gpu_is_torchs_own_error():
    with pytest.raises((AssertionError, RuntimeError), match="CUDA|cuda"):
        Linear(3, 2).cuda()
