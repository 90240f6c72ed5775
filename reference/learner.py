"""The training loop, and the base class of callbacks.

Follows the "Learner" and "Callbacks" sections of the chapter.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from fastcore.basics import GetAttr, store_attr
from torch import Tensor
from tqdm import tqdm

from reference.modules import Module, Parameter
from reference.optimizer import SGD


class Batches(Protocol):
    """What a `Learner` trains on: batches (xb, yb) in passes that can be repeated, and how many there are."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]: ...


class Optimizer(Protocol):
    """What trains a model: `step()` updates parameters and zeroes gradients; callbacks change `lr`."""

    lr: float

    def step(self) -> None: ...


class DataLoaders:
    """The two loaders that a `Learner` uses: `train` to learn from, `valid` to validate on."""

    def __init__(self, train: Batches, valid: Batches) -> None:
        self.train = train
        self.valid = valid


class CancelFitException(Exception):
    """A callback raises this to end the fit: only `after_fit` still runs."""


class Callback(GetAttr):
    """The base class of callbacks: a `Learner` runs a callback's method when it comes to the event of that name.

    A callback looks up attributes that it lacks on its learner, so `self.model` reads `self.learner.model`.
    To set one, write the long form: `self.learner.batch = ...`.
    """

    _default = "learner"
    learner: "Learner"


class Learner:
    """Trains a model: `dls` has the data, and `loss_func(preds, yb)` returns the loss, of shape (), to minimise.

    `lr` is the learning rate and `opt_func(parameters, lr)` makes the optimizer. `cbs` are the callbacks. At
    each event they are called in their order. The events:

        before_fit
            before_epoch                        once to train and once to validate, in every epoch
                before_batch, after_batch       for every batch
            after_epoch
        after_fit

    Callbacks can read and change `n_epochs`; `epoch` and `num` (the number of the batch in its pass), both from
    0; `batch`, a pair (xb, yb); `preds`, `loss` and `opt`; and `model.training`, which says whether this pass
    trains.
    """

    model: Module
    dls: DataLoaders
    loss_func: Callable[[Tensor, Tensor], Tensor]
    lr: float
    cbs: Sequence[Any]
    opt_func: Callable[[Iterable[Parameter], float], Optimizer]
    opt: Optimizer
    n_epochs: int
    epoch: int
    num: int
    batch: tuple[Tensor, Tensor]
    preds: Tensor
    loss: Tensor

    def __init__(
        self,
        model: Module,
        dls: DataLoaders,
        loss_func: Callable[[Tensor, Tensor], Tensor],
        lr: float,
        cbs: Sequence[Any],
        opt_func: Callable[[Iterable[Parameter], float], Optimizer] = SGD,
    ) -> None:
        store_attr()
        for cb in cbs:
            cb.learner = self

    def fit(self, n_epochs: int) -> None:
        """Train for `n_epochs` epochs, with a validation after each. A `CancelFitException` ends it early."""
        self("before_fit")
        # Only now, because a callback may have moved the model or changed the learning rate.
        self.opt = self.opt_func(self.model.parameters(), self.lr)
        self.n_epochs = n_epochs
        try:
            for epoch in range(n_epochs):
                self.epoch = epoch
                self.one_epoch(True)
                self.one_epoch(False)
        except CancelFitException:
            pass
        self("after_fit")

    def one_epoch(self, train: bool) -> None:
        """Go once through the training batches, or through the validation batches."""
        self.model.training = train
        self("before_epoch")
        dl = self.dls.train if train else self.dls.valid
        # disable=None shows the progress bar in a terminal only.
        for num, batch in enumerate(tqdm(dl, leave=False, disable=None)):
            self.num = num
            self.batch = batch
            self.one_batch()
        self("after_epoch")

    def one_batch(self) -> None:
        """Predict a batch and compute its loss; when training, update the model too."""
        self("before_batch")
        xb, yb = self.batch
        self.preds = self.model(xb)
        self.loss = self.loss_func(self.preds, yb)
        if self.model.training:
            self.loss.backward()
            self.opt.step()
        self("after_batch")

    def __call__(self, name: str) -> None:
        """Call the method `name` of every callback that has one, in order."""
        for cb in self.cbs:
            method = getattr(cb, name, None)
            if method is not None:
                method()
