# wrong (test_each_row): math.exp and math.log
# says: functions of math take one number
def logsumexp(x):
    import math

    return math.log(sum(math.exp(v) for v in x))
