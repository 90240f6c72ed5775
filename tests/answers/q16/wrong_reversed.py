# wrong (test_first_twenty): newest first
# says: in reverse
def fibonacci(n=20):
    if n <= 2:
        return [1, 0][2 - n:] if n else []
    shorter = fibonacci(n - 1)
    return [shorter[0] + shorter[1]] + shorter
