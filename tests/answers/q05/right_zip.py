# right: zip with a counter that never ends
import itertools

my_val2idx = lambda items: dict(zip(items, itertools.count()))
