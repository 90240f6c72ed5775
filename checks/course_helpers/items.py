"""Datasets for the student's loader, which may send them to other processes: so they stand in a module.

Item i is a pair of tensors: x = [i, i + 0.5, -i] unless said otherwise, and y = i.
"""

from __future__ import annotations

import operator
import os
import time
from collections.abc import Callable
from typing import Any

import torch
from course_helpers.pools import mark, meet, wait


def pair(i: int) -> tuple[torch.Tensor, torch.Tensor]:
    return torch.tensor([i, i + 0.5, -i]), torch.tensor(i)


class Items:
    """`n` items. An index may be of any type that stands for a whole number; one past the end raises IndexError."""

    def __init__(self, n: int, make: Callable[[int], tuple] = pair):
        self.n = n
        self.make = make

    def __len__(self) -> int:
        return self.n

    def __getitem__(self, i: Any) -> tuple[torch.Tensor, torch.Tensor]:
        i = operator.index(i)
        if not -self.n <= i < self.n:
            raise IndexError(f"there is no item {i}, only {self.n} of them")
        return self.make(i % self.n)


class Meeting(Items):
    """Items that tell in x by which process they were made, and how many were seen to be at work: [i, pid, seen].

    The first item that a process makes waits until `wanted` processes make items, while its `patience` lasts.
    """

    def __init__(self, n: int, folder: str, wanted: int, patience: float, caller: int):
        super().__init__(n, self.met)
        self.folder, self.wanted, self.patience, self.caller = folder, wanted, patience, caller

    def met(self, i: int) -> tuple[torch.Tensor, torch.Tensor]:
        _, pid, seen = meet(self.folder, self.wanted, self.patience, self.caller, -1, i)
        # As many digits as a process id may have are more than a float32 holds.
        return torch.tensor([i, pid, seen], dtype=torch.float64), torch.tensor(i)


class FirstIsSlow(Items):
    """Items of which number 0 takes longer than all others, in another process than `caller`.

    It waits until the item `last` was made, by another process, and a moment more, while its `patience` lasts.
    """

    def __init__(self, n: int, folder: str, last: int, patience: float, caller: int):
        super().__init__(n, self.waited)
        self.folder, self.last, self.patience, self.caller = folder, last, patience, caller

    def waited(self, i: int) -> tuple[torch.Tensor, torch.Tensor]:
        if os.getpid() != self.caller:
            if i == self.last:
                mark(self.folder, "last")
            if i == 0:
                wait(self.folder, lambda: os.path.exists(os.path.join(self.folder, "last")), self.patience)
                time.sleep(0.1)
        return pair(i)
