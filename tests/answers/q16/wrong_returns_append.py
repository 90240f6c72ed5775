# wrong (test_first_twenty): returns what append gives back
# says: append and extend return None
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n - 1)
    return shorter.append(shorter[-1] + shorter[-2])
