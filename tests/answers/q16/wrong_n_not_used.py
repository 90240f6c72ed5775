# wrong (test_other_lengths): 20 is written into it
# says: Is n used
# not: n = 0
def fibonacci(n=20):
    def first(k):
        if k == 2:
            return [0, 1]
        shorter = first(k - 1)
        return shorter + [shorter[-1] + shorter[-2]]

    return first(20)
