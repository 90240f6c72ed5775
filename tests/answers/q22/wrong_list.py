# wrong (test_each_row): a list of numbers
# says: This is a list. It should be a Tensor
import math


def logsumexp(x):
    return [max(r) + math.log(sum(math.exp(v - max(r)) for v in r)) for r in x.tolist()]
