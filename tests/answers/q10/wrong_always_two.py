# wrong (test_as_many_as_asked_for): always two processes
# says: Fewer processes work than n_workers
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(f, items))
