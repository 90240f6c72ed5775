"""What the grader and a worker say to each other, and how it is framed on the socket.

A frame is the number of a question (8 random bytes, repeated in its answer), a length (4 bytes, big-endian) and a
msgpack document of the types below. The grader never trusts a frame: it must bear the number of the question that was
asked, its length is bounded, its reading has a deadline, and its content must fit `Reply`.
"""

from __future__ import annotations

import os
import socket
import struct
import time
from typing import Protocol

import msgspec

from autograder.inside.bounds import Bounds
from autograder.inside.values import Malformed, Opaque, Value

LARGEST_FRAME = 16 * 2**20  # what the checks ask for takes up to 2 MiB
LONGEST_MESSAGE = 2_000  # characters of an exception's own text
LONGEST_LINE = 200  # of its name, and of a line of code
MOST_PLACES = 6
HEADER = struct.Struct(">8sI")
NUMBER = 8  # bytes


class _Message(msgspec.Struct, tag_field="tag", tag=True, array_like=True, forbid_unknown_fields=True):
    pass


# What the grader asks.


class Hello(_Message):
    """Say when everything is imported."""


class Prepare(_Message):
    """Make a copy that runs a setup cell and of which answers will be copies.

    Like `Fork`'s, it listens on the socket that comes with this message.
    """


class Fork(_Message):
    """Make a copy in which an answer may run, within bounds. It sees no file in which any of what is `taken` lies."""

    bounds: Bounds
    taken: list[str] = []


class End(_Message):
    """Kill the copy `pid` with all it started, and say how it ended."""

    pid: int


class Look(_Message):
    """Say what time the copy `pid` has taken, with all that it started."""

    pid: int


class Run(_Message):
    """Run a cell; `name` is the cell's, as it shall stand in tracebacks."""

    name: str
    source: str


class TakeAway(_Message):
    """From here on, have these functions and classes raise `TakenAway` when they are called."""

    paths: list[str]


class Observe(_Message):
    """Call a probe on the namespace. `probe` and `args`, a tuple, are cloudpickled."""

    probe: bytes
    args: bytes
    seed: int


# What a worker answers.


class Ready(_Message):
    """`separate`: answers can be kept apart from each other by namespaces of their own, in the sandbox."""

    separate: bool


class Forked(_Message):
    pid: int


class Ended(_Message):
    """`code` is the exit code, or minus the number of the signal that killed it. `why`: if the worker had ended it."""

    code: int
    why: str = ""


class Seen(_Message):
    """Seconds that they have computed up to now, and whether anything of theirs is `awake` now.

    `seconds` is negative where nobody can tell.
    """

    seconds: float
    awake: bool


class Place(_Message):
    """A line of the student's own that an exception passed through."""

    cell: str
    line: int
    text: str


class Raised(_Message):
    """An exception of the student's code: its type's name, what it says, where it passed (outermost first).

    `probe`: it is no mistake of the student's, but a name that the probe itself has wrong.
    """

    type: str
    says: str
    places: list[Place]
    output: str = ""
    probe: bool = False

    def cut(self) -> Raised:
        """The same, as long as a report has room for: one that is forged, or of an odd class, may be of any length."""
        places = [
            Place(p.cell[:LONGEST_LINE], p.line, p.text[:LONGEST_LINE]) for p in self.places[-MOST_PLACES:]
        ]
        says = self.says[:LONGEST_MESSAGE]
        return Raised(self.type[:LONGEST_LINE], says, places, self.output, self.probe)


class Ran(_Message):
    output: str


class Observed(_Message):
    value: Value
    output: str


Request = Hello | Prepare | Fork | End | Look | Run | TakeAway | Observe
Reply = Ready | Forked | Ended | Seen | Ran | Raised | Observed

_encode = msgspec.msgpack.Encoder().encode
_decode_reply = msgspec.msgpack.Decoder(Reply).decode
_decode_request = msgspec.msgpack.Decoder(Request).decode


class Gone(ConnectionError):
    """The other side is no longer there."""


class TooSlow(TimeoutError):
    """The other side did not answer in time. `how`: what it did instead, where that is known."""

    def __init__(self, how: str = ""):
        super().__init__(how)
        self.how = how


class Deadline(Protocol):
    """How long to wait for the other side."""

    def left(self) -> float:
        """Seconds after which to ask again how much is left. Raises `TooSlow`."""
        ...


class Until:
    """A deadline by the clock, so many seconds from now."""

    def __init__(self, seconds: float):
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TooSlow
        return left


class Channel:
    """One end of a socket on which frames travel."""

    def __init__(self, sock: socket.socket):
        self.sock = sock
        self._number = bytes(NUMBER)  # of the question that was heard last

    def ask(self, request: Request, deadline: Deadline, fds: tuple[int, ...] = ()) -> Reply:
        """Send `request` and return its answer. Raises `TooSlow`, `Gone`, or `Malformed`."""
        # Nobody can have answered a number that did not exist yet, however early or late a forged answer arrives.
        number = os.urandom(NUMBER)
        self._send(number, request, deadline, fds)
        frame, _ = self._receive(deadline, number)
        try:
            return _decode_reply(frame)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            raise Malformed(f"a message that is none: {error}") from None

    def hear(self) -> tuple[Request, list[int]]:
        """The next request, with the file descriptors that came with it. Raises `Gone`."""
        frame, fds = self._receive(None)
        return _decode_request(frame), fds

    def answer(self, reply: Reply) -> None:
        """Answer the request that was heard last."""
        self._send(self._number, reply, None)

    def close(self) -> None:
        self.sock.close()

    def _send(
        self, number: bytes, message: _Message, deadline: Deadline | None, fds: tuple[int, ...] = ()
    ) -> None:
        frame = _encode(message)
        if len(frame) > LARGEST_FRAME and isinstance(message, Observed):
            # Each part is small enough, but together they are not.
            frame = _encode(Observed(Opaque("object", "", f"more than {LARGEST_FRAME >> 20} MiB in all"), ""))
        data = memoryview(HEADER.pack(number, len(frame)) + frame)
        sent = 0
        while sent < len(data):
            self.sock.settimeout(deadline.left() if deadline else None)
            try:
                if fds and not sent:
                    sent = socket.send_fds(self.sock, [data], list(fds))
                else:
                    sent += self.sock.send(data[sent:])
            except TimeoutError:
                continue
            except OSError as error:
                raise Gone(str(error)) from None

    def _receive(self, deadline: Deadline | None, asked: bytes | None = None) -> tuple[bytearray, list[int]]:
        fds: list[int] = []
        header = self._exactly(HEADER.size, deadline, fds)
        self._number, length = HEADER.unpack(header)
        if asked is not None and self._number != asked:
            raise Malformed("an answer to a question that was not asked")
        if length > LARGEST_FRAME:
            raise Malformed(f"a message of {length} bytes")
        return self._exactly(length, deadline, fds), fds

    def _exactly(self, n: int, deadline: Deadline | None, fds: list[int]) -> bytearray:
        got = bytearray()
        while len(got) < n:
            self.sock.settimeout(deadline.left() if deadline else None)
            try:
                if deadline is None:  # only the worker's end, which trusts the grader, takes descriptors
                    chunk, new, _, _ = socket.recv_fds(self.sock, min(n - len(got), 2**20), 4)
                    fds += new
                else:
                    chunk = self.sock.recv(min(n - len(got), 2**20))
            except TimeoutError:
                continue
            except OSError as error:
                raise Gone(str(error)) from None
            if not chunk:
                raise Gone("closed")
            got += chunk
        return got
