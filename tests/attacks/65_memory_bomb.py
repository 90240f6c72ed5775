# q16: take all memory that there is
# says: MemoryError|MiB of memory|was killed
def fibonacci(n=20):
    hoard = []
    while n:
        hoard.append(bytearray(b"x" * 2**26))
    return fibonacci(n - 1)
