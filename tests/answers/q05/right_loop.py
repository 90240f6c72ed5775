# right: a loop, and a trial beside it
def my_val2idx(items):
    result = {}
    i = 0
    for value in items:
        result[value] = i
        i += 1
    return result


result = L(["a", "b"]).val2idx()
i = L.val2idx
assert my_val2idx(["a", "b"]) == result
