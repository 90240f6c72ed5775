# right: keeps a pool for each number of workers, and uses it again
pools = {}


def parallel_map(f, items, n_workers):
    if n_workers <= 1:
        return [f(o) for o in items]
    if n_workers not in pools:
        pools[n_workers] = ProcessPoolExecutor(n_workers)
    return L(pools[n_workers].map(f, list(items))).map(lambda o: o).items
