# q16: print for ever
# says: did not finish in time
def fibonacci(n=20):
    while n:
        print("0, 1, 1, 2, 3, 5, 8, " * 10_000)
    return fibonacci(n - 1)
