# wrong (test_every_result_in_order): a list of futures, not of results
# says: These are Futures, promises
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        return [pool.submit(f, o) for o in items]
