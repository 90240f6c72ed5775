# wrong (test_lazy): builds all batches at once
# says: When the first batch was asked for, the last
class Batches:
    def __init__(self, items, bs):
        self.batches = [list(items[i : i + bs]) for i in range(0, len(items), bs)]

    def __len__(self):
        return len(self.batches)

    def __iter__(self):
        return iter(self.batches)
