"""The grader's end of the line withstands whatever comes along it."""

import os
import socket
import threading
import time

import msgspec
import pytest

from autograder.inside.bounds import Bounds
from autograder.inside.messages import HEADER, LARGEST_FRAME, NUMBER, Channel, Fork, Gone, TooSlow, Until
from autograder.inside.values import Malformed

FORKED = msgspec.msgpack.encode(["Forked", 1])


@pytest.fixture
def line():
    ours, theirs = socket.socketpair()
    yield Channel(ours), theirs
    ours.close()
    theirs.close()


def ask(channel, seconds=1.0):
    return channel.ask(Fork(Bounds()), Until(seconds))


def asked(peer):
    """The number of the question that the other side is asked."""
    return peer.recv(2**16)[:NUMBER]


def answer(peer, content):
    """Have the other side answer with this frame's content once it has been asked."""
    threading.Thread(target=lambda: peer.sendall(framed(asked(peer), content)), daemon=True).start()


def framed(number, content):
    return HEADER.pack(number, len(content)) + content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        os.urandom(64),
        msgspec.msgpack.encode({"pid": 1}),
        msgspec.msgpack.encode(["Forked", "a pid"]),
        msgspec.msgpack.encode(["Forked", 1, "more"]),
        msgspec.msgpack.encode(["Fork"]),
        b"\x91" * 200_000,
        msgspec.msgpack.encode(["Observed", ["pickle", "x"], ""]),
    ],
    ids=["empty", "noise", "no tag", "wrong type", "too long", "a request", "deep", "unknown value"],
)
def test_what_is_no_answer_is_malformed(line, content):
    channel, peer = line
    answer(peer, content)
    with pytest.raises(Malformed):
        ask(channel)


@pytest.mark.parametrize("early", [True, False], ids=["before it", "after it"])
@pytest.mark.parametrize(
    "number", [None, bytes(NUMBER), os.urandom(NUMBER)], ids=["the last", "zero", "made up"]
)
def test_an_answer_to_another_question_is_none(line, number, early):
    channel, peer = line
    numbers = []
    listening = threading.Thread(target=lambda: numbers.append(asked(peer)))
    listening.start()
    with pytest.raises(TooSlow):
        ask(channel, 0.2)
    listening.join()
    forged = framed(number or numbers[0], FORKED)
    if early:
        peer.sendall(forged)
    else:
        threading.Thread(target=lambda: (asked(peer), peer.sendall(forged)), daemon=True).start()
    with pytest.raises(Malformed, match="not asked"):
        ask(channel)


def test_an_answer_to_the_question_is_one(line):
    channel, peer = line
    for _ in range(3):
        answer(peer, FORKED)
        assert ask(channel).pid == 1


def test_a_giant_is_refused_before_it_is_read(line):
    channel, peer = line
    giant = threading.Thread(target=lambda: peer.sendall(HEADER.pack(asked(peer), LARGEST_FRAME + 1)))
    giant.start()
    with pytest.raises(Malformed, match="bytes"):
        ask(channel)


def test_silence_ends_at_the_deadline(line):
    channel, _ = line
    before = time.monotonic()
    with pytest.raises(TooSlow):
        ask(channel, 0.2)
    assert time.monotonic() - before < 5


def test_a_trickle_ends_at_the_deadline_too(line):
    channel, peer = line
    stop = threading.Event()

    def trickle():
        peer.sendall(HEADER.pack(asked(peer), 10_000))
        while not stop.wait(0.02):
            peer.sendall(b"x")

    thread = threading.Thread(target=trickle)
    thread.start()
    try:
        with pytest.raises(TooSlow):
            ask(channel, 0.3)
    finally:
        stop.set()
        thread.join()


def test_a_dead_peer_is_gone(line):
    channel, peer = line

    def die():
        peer.sendall(HEADER.pack(asked(peer), 100) + b"half")
        peer.close()

    threading.Thread(target=die, daemon=True).start()
    with pytest.raises(Gone):
        ask(channel)


def test_a_peer_that_does_not_listen_is_too_slow():
    ours, theirs = socket.socketpair()
    try:
        from autograder.inside.messages import Observe

        with pytest.raises(TooSlow):
            Channel(ours).ask(Observe(b"x" * 8_000_000, b"", 0), Until(0.3))
    finally:
        ours.close()
        theirs.close()
