"""The layers beside torch.nn's."""

import math

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from reference import AdaptivePool, ConvLayer, Linear, Module, Sequential, simple_cnn


def conv_like(layer, ni, nf, stride):
    """torch's convolution with the weights of `layer`."""
    conv = nn.Conv2d(ni, nf, 3, stride=stride, padding=1, bias=layer.b is not None)
    conv.weight.data = layer.w.detach().clone()
    if layer.b is not None:
        conv.bias.data = layer.b.detach().clone()
    return conv


@pytest.mark.parametrize("size", [8, 7])
@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("act", [True, False])
def test_conv_layer_does_what_torchs_does(size, stride, bias, act):
    layer = ConvLayer(3, 5, stride=stride, bias=bias, act=act)
    if bias:
        layer.b.data = torch.randn(5)
    conv = conv_like(layer, 3, 5, stride)
    x = torch.randn(2, 3, size, size)
    expected = conv(x).relu() if act else conv(x)
    out = layer(x)
    assert torch.allclose(out, expected, atol=1e-6)
    out.square().sum().backward()
    expected.square().sum().backward()
    assert torch.allclose(layer.w.grad, conv.weight.grad, atol=1e-4)
    if bias:
        assert torch.allclose(layer.b.grad, conv.bias.grad, atol=1e-4)


def test_conv_layer_defaults_to_stride_1_a_bias_of_zeros_and_a_relu():
    layer = ConvLayer(3, 5)
    assert layer(torch.randn(1, 3, 6, 6)).shape == (1, 5, 6, 6)
    assert layer.b.tolist() == [0] * 5
    assert layer(torch.randn(1, 3, 6, 6)).min() == 0


def test_conv_layer_registers_each_parameter_once_and_no_missing_bias():
    assert [p.shape for p in ConvLayer(3, 5).parameters()] == [(5, 3, 3, 3), (5,)]
    layer = ConvLayer(3, 5, bias=False)
    assert [p.shape for p in layer.parameters()] == [(5, 3, 3, 3)]
    assert layer.b is None


@pytest.mark.parametrize("act, init", [(True, nn.init.kaiming_normal_), (False, nn.init.xavier_normal_)])
def test_conv_layer_starts_from_the_weights_of_torchs_init(act, init):
    torch.manual_seed(5)
    expected = init(torch.empty(7, 4, 3, 3))
    torch.manual_seed(5)
    assert torch.equal(ConvLayer(4, 7, act=act).w, expected)


@pytest.mark.parametrize("act", [True, False])
def test_a_signal_keeps_its_scale_through_many_layers(act):
    x = torch.randn(4, 32, 16, 16)
    out = Sequential(*[ConvLayer(32, 32, act=act) for _ in range(8)])(x)
    # The padding of zeros takes a little from the borders in each layer.
    assert 0.1 < out.square().mean().sqrt() / x.square().mean().sqrt() < 2


@pytest.mark.parametrize("shape", [(6, 4), (2, 3, 4), (4,)])
def test_linear_does_what_torchs_does(shape):
    layer = Linear(4, 5)
    layer.b.data = torch.randn(5)
    x = torch.randn(shape)
    assert torch.allclose(layer(x), F.linear(x, layer.w, layer.b), atol=1e-6)


def test_linear_starts_from_xavier_and_zeros():
    layer = Linear(300, 200)
    assert [p.shape for p in layer.parameters()] == [(200, 300), (200,)]
    assert layer.b.eq(0).all()
    assert layer.w.std().item() == pytest.approx(math.sqrt(2 / 500), rel=0.02)


def test_sequential_runs_its_layers_in_order_and_registers_each_once():
    first, second = Linear(3, 4), Linear(4, 2)
    both = Sequential(first, second)
    x = torch.randn(5, 3)
    assert torch.equal(both(x), second(first(x)))
    assert both.children == [first, second]
    assert [id(p) for p in both.parameters()] == [id(p) for o in (first, second) for p in o.parameters()]


def test_sequential_without_layers_returns_its_input():
    x = torch.randn(2)
    assert Sequential()(x) is x
    assert Sequential().parameters() == []


@pytest.mark.parametrize("h, w", [(4, 4), (3, 7), (1, 1)])
def test_adaptive_pool_is_torchs_average_pool_to_one_place(h, w):
    x = torch.randn(2, 5, h, w)
    assert torch.allclose(AdaptivePool()(x), nn.AdaptiveAvgPool2d(1)(x).flatten(1), atol=1e-6)


def test_simple_cnn_is_four_convolutions_a_pool_and_a_linear_layer():
    model = simple_cnn()
    shapes = []
    for layer in model.layers:
        layer.hook = lambda out, args: shapes.append(tuple(out.shape))
    assert model(torch.randn(2, 3, 64, 64)).shape == (2, 10)
    assert shapes == [(2, 16, 32, 32), (2, 32, 16, 16), (2, 64, 8, 8), (2, 128, 4, 4), (2, 128), (2, 10)]
    assert len(model.parameters()) == 10
    assert sum(p.numel() for p in model.parameters()) == 98_730


def test_simple_cnn_computes_what_the_same_network_of_torchs_layers_does():
    model = simple_cnn()
    *convs, _, lin = model.layers
    widths = [(3, 16), (16, 32), (32, 64), (64, 128)]
    twins = [conv_like(c, ni, nf, 2) for c, (ni, nf) in zip(convs, widths, strict=True)]
    x = torch.randn(2, 3, 64, 64)
    expected = x
    for twin in twins:
        expected = twin(expected).relu()
    expected = F.linear(expected.mean((2, 3)), lin.w, lin.b)
    assert torch.allclose(model(x), expected, atol=1e-5)


def test_an_image_with_the_wrong_number_of_channels_is_torchs_error():
    with pytest.raises(RuntimeError, match="channels"):
        simple_cnn()(torch.randn(2, 64, 64, 3))


def test_all_layers_are_modules():
    assert all(issubclass(o, Module) for o in (ConvLayer, Linear, Sequential, AdaptivePool))
