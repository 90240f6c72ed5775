"""Two threads that take turns have the generators of random numbers to themselves."""

import threading

import numpy as np
import pytest
import torch

from autograder.running.turns import Turns


def draws(turns, seed, barrier):
    """Six numbers drawn by a thread that lets the other one draw in between."""
    found = []
    with turns.taken():
        torch.manual_seed(seed)
        np.random.seed(seed)
        for _ in range(3):
            found += [torch.rand(1).item(), np.random.rand()]
            with turns.away():
                barrier.wait(10)  # both have drawn
    return found


def test_what_a_thread_draws_does_not_depend_on_the_other():
    alone = [draws(Turns(), seed, threading.Barrier(1)) for seed in (1, 2)]
    turns, barrier, together = Turns(), threading.Barrier(2), {}

    def work(number):
        together[number] = draws(turns, number + 1, barrier)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [together[0], together[1]] == alone


def test_one_at_a_time_holds_the_turn():
    turns, inside, most = Turns(), [], []

    def work():
        for _ in range(200):
            with turns.taken():
                inside.append(1)
                most.append(len(inside))
                inside.pop()
                with turns.away():
                    pass

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert max(most) == 1
    assert len(most) == 800


def test_who_holds_no_turn_lets_go_of_none():
    turns, got_it = Turns(), threading.Event()

    def let_go():
        with turns.away():
            pass

    def take():
        with turns.taken():
            got_it.set()

    with turns.taken():
        for work in (let_go, take):
            threading.Thread(target=work, daemon=True).start()
        assert not got_it.wait(0.3)
    assert got_it.wait(10)


def test_the_turn_is_given_back_after_an_error():
    turns = Turns()
    with pytest.raises(ValueError), turns.taken(), turns.away():
        raise ValueError
    with turns.taken():
        pass
