# right: a loop with a return in it, whose variable is called first
def my_first(xs, f=None):
    for first in xs:
        if f is None or f(first):
            return first
