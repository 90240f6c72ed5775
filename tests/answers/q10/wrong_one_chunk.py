# wrong (test_two_processes): one piece that holds all items goes to one worker
# says: Only one item was in progress at a time
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        return list(pool.map(f, items, chunksize=max(1, len(items))))
