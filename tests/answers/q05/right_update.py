# right: reversed pairs, one update
from operator import itemgetter


def swapped(pairs):
    for pair in pairs:
        yield itemgetter(1, 0)(pair)


def my_val2idx(items: "Iterable") -> dict:
    index = dict()
    index.update(swapped(enumerate(items)))
    return index
