# wrong (test_made_from_other_functions): the operator behind torch's function
# says: leaves the work to torch\.logsumexp
operators = torch.ops.aten


def logsumexp(x):
    return getattr(operators, "log" + "sum" + "exp")(x, [-1])
