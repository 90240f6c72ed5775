# q16: return a number and a text of hundreds of millions of digits
# says: fibonacci|process died|in time|What came back
def fibonacci(n=20):
    return [1 << 2**31, "9" * 2**28, b"0" * 2**28] if n else fibonacci(n)
