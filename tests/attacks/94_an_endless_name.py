# q16: raise an exception whose name, text and path fill the report
# says: ErrorError
Endless = type("Error" * 1_000_000, (Exception,), {"__str__": lambda self: "9" * 10_000_000})


def deeper(n):
    if n:
        return deeper(n - 1)
    raise Endless


def fibonacci(n=20):
    return deeper(300) if n else fibonacci(n)
