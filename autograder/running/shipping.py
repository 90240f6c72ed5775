"""Probes and their arguments as bytes, on their way to the process that runs a student's answer."""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Any
from weakref import WeakKeyDictionary

import cloudpickle

from autograder.course.manifest import current
from autograder.inside.values import dtype_names, tensor_of


@cache
def _take_checks_along() -> None:
    """Have what stands in the course's checks travel by value, wherever it is used."""
    current()
    cloudpickle.register_pickle_by_value(importlib.import_module("checks"))


def shipped(probe: Callable, args: tuple) -> tuple[bytes, bytes]:
    """A probe, and its arguments, to be called in another process.

    Probes travel by value: the module that they stand in, and what else is in it, stays here.
    """
    _take_checks_along()
    module = sys.modules.get(probe.__module__)
    if module is None or module.__name__.startswith(("autograder.inside.", "checks.")):
        return _probe(probe), _pickled(args)
    cloudpickle.register_pickle_by_value(module)
    try:
        return _probe(probe), _pickled(args)
    finally:
        cloudpickle.unregister_pickle_by_value(module)


_known: WeakKeyDictionary[Callable, bytes] = WeakKeyDictionary()


def _probe(probe: Callable) -> bytes:
    """A probe as bytes: made once for one that holds nothing of the check that uses it."""
    if not isinstance(probe, FunctionType) or probe.__closure__:
        return _pickled(probe)
    if probe not in _known:
        _known[probe] = _pickled(probe)
    return _known[probe]


def _pickled(value: Any) -> bytes:
    file = io.BytesIO()
    _Pickler(file).dump(value)
    return file.getvalue()


class _Pickler(cloudpickle.Pickler):
    """Writes plain tensors as their bytes: torch's own way makes a file of each, which takes ten times as long."""

    def reducer_override(self, obj: Any) -> Any:
        torch = sys.modules.get("torch")
        if torch and type(obj) is torch.Tensor and _plain(obj):
            data = obj.reshape(-1).view(torch.uint8).numpy().tobytes()
            return tensor_of, (dtype_names()[obj.dtype], list(obj.shape), data)
        return super().reducer_override(obj)


def _plain(tensor: Any) -> bool:
    """Whether its values are all that there is to it."""
    return (
        tensor.dtype in dtype_names()
        and tensor.device.type == "cpu"
        and str(tensor.layout) == "torch.strided"
        and tensor.is_contiguous()
        and not tensor.requires_grad
        and not vars(tensor)
    )
