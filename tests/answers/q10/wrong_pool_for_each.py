# wrong (test_two_processes): a new pool for every item
# says: Only one item was in progress at a time
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    results = []
    for o in items:
        with ProcessPoolExecutor(n_workers) as pool:
            results.append(pool.submit(f, o).result())
    return results
