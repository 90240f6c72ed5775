# right: a subclass of dict, with NumPy's ints
class Index(dict):
    def __init__(self, values):
        values = list(values)
        for value, i in zip(values, np.arange(len(values))):
            self[value] = i


def my_val2idx(items):
    """As L.val2idx."""
    return Index(items)
