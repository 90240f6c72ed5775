# q16: a thread that waits for the check to begin, then changes the answer and writes forged replies
# says: fibonacci|sent
import gc
import os
import socket
import struct
import threading
import time

import msgspec


def asked():
    """The number of the question that is being answered."""
    return next(o._number for o in gc.get_objects() if type(o).__name__ == "Channel")


frame = msgspec.msgpack.encode(["Observed", ["seq", "list", [0, 1]], ""])


def busy():
    while True:
        for fd in range(3, 32):
            try:
                socket.socket(fileno=os.dup(fd)).send(asked() + struct.pack(">I", len(frame)) + frame)
            except OSError:
                pass
        time.sleep(0.05)


threading.Thread(target=busy, daemon=True).start()


def fibonacci(n=20):
    time.sleep(0.1)
    return [] if n < 0 else fibonacci(-1)
