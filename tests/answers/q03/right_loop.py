# right: a loop that appends to an L
import builtins


def my_map(items, f, *args, **kwargs):
    result = L()
    for item in L(items):
        if builtins.callable(f):
            result.append(f(*args, item, **kwargs))
        elif type(f) is str:
            result.append(f.format(item))
        else:
            result.append(f[item])
    return result


result = L([1, 2]).map(str)
print(result, my_map([1, 2], str))
