# right: one line
my_range = lambda a, b=None, step=None: L(range(*filter(lambda o: o is not None, (a if type(a) is int else len(a), b, step))))
