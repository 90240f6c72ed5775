# wrong (test_first_twenty): no return after the base case
# says: Is there a return, in every branch
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n - 1)
    shorter.append(shorter[-1] + shorter[-2])
