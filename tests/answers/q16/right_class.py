# right: a method that calls itself
class Sequence:
    def __init__(self):
        self.known = {0: 0, 1: 1}

    def item(self, i):
        if i not in self.known:
            self.known[i] = self.item(i - 1) + self.item(i - 2)
        return self.known[i]


def fibonacci(n=20):
    sequence = Sequence()
    return [sequence.item(i) for i in range(n)]
