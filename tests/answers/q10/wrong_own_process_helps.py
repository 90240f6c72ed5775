# wrong (test_two_processes): the calling process computes the first item
# says: own process
def parallel_map(f, items, n_workers):
    if n_workers == 0: return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as ex:
        rest = ex.map(f, items[1:])
        return [f(o) for o in items[:1]] + list(rest)
