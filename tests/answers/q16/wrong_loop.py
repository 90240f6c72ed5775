# wrong (test_is_recursive): a loop
def fibonacci(n=20):
    a, b, found = 0, 1, []
    for _ in range(n):
        found.append(a)
        a, b = b, a + b
    return found
