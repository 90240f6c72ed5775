# wrong (test_is_recursive): a loop
# says: Nothing in the answer calls itself
def fibonacci(n=20):
    a, b, found = 0, 1, []
    for _ in range(n):
        found.append(a)
        a, b = b, a + b
    return found
