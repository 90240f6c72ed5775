# wrong (test_two_processes): a pool of default size
# says: More processes work than n_workers
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(f, items))
