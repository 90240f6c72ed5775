# wrong (test_two_hundred, test_remembers_nothing): a longer list from two shorter ones, each made anew
# says: calls itself twice for each item
def fibonacci(n=20):
    if n < 3:
        return [0, 1][:n]
    return fibonacci(n - 1) + [fibonacci(n - 1)[-1] + fibonacci(n - 2)[-1]]
