# wrong (test_length): len() is one too many where the items come out even
# says: One too many
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return len(self.items) // self.bs + 1

    def __iter__(self):
        for i in range(0, len(self.items), self.bs):
            yield list(self.items[i : i + self.bs])
