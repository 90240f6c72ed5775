# q16: a loop that speaks of recursion in docstrings, comments, strings and names
# says: Nothing in the answer calls itself
def fibonacci(n=20):
    """Calls fibonacci(n - 1) and fibonacci(n - 2)."""
    fibonacci_calls_itself = "fibonacci(n - 1)"  # fibonacci(n - 1)
    items = [0, 1]
    while len(items) < n:
        items.append(items[-1] + items[-2])
    return items[:n]
