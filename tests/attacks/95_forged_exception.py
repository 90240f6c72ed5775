# q16: forge a report of an exception that fills the report
# says: xxx
import gc
import os
import socket
import struct

import msgspec


def asked():
    """The number of the question that is being answered."""
    return next(o._number for o in gc.get_objects() if type(o).__name__ == "Channel")


places = [["Place", "q16" * 1000, i, "y" * 100] for i in range(1000)]
frame = msgspec.msgpack.encode(["Raised", "x" * 3_000_000, "x" * 5_000_000, places, "z" * 3_000_000])


def fibonacci(n=20):
    for fd in range(3, 64):
        try:
            socket.socket(fileno=os.dup(fd)).sendall(asked() + struct.pack(">I", len(frame)) + frame)
        except OSError:
            pass
    return [] if n < 0 else fibonacci(-1)
