# wrong (test_made_from_other_functions): torch's own, the one a method, the other a layer
# says: leaves the work to torch's own log_softmax
from torch import nn


def log_softmax(x):
    return x.log_softmax(-1)


def cross_entropy(logits, targets):
    return nn.CrossEntropyLoss()(logits, targets)
