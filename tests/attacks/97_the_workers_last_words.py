# q16: ask the worker to end, in the name of the grader, and to run the next answer's questions
# says: sent a message out of turn|not an answer|fibonacci
import gc
import os
import socket
import struct

import msgspec


def asked():
    """The number of the question that is being answered."""
    return next(o._number for o in gc.get_objects() if type(o).__name__ == "Channel")


for message in (["End", 1], ["Prepare"], ["Hello"], ["Fork", [1, 1, 1, 1, 1]], ["Ended", 0, ""], ["Forked", 1]):
    frame = msgspec.msgpack.encode(message)
    for fd in range(3, 64):
        try:
            socket.socket(fileno=os.dup(fd)).sendall(asked() + struct.pack(">I", len(frame)) + frame)
        except OSError:
            pass


def fibonacci(n=20):
    return [] if n < 0 else fibonacci(-1)
