# q16: a number that Python reads and cannot write out, where an answer is told from others by its source
# says: has a number of more than 4,000 digits
number = 0x@digits@


def fibonacci(n=20):
    return [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181][:n]
