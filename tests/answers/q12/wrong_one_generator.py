# wrong (test_again_and_again): one generator, made in __init__
# says: The second pass does not give what the first
class Batches:
    def __init__(self, items, bs):
        self.n = -(-len(items) // bs)
        self.batches = (list(items[i : i + bs]) for i in range(0, len(items), bs))

    def __iter__(self):
        return self.batches

    def __len__(self):
        return self.n
