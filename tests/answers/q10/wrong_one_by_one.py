# wrong (test_two_processes): waits for each result before the next item is handed in
# says: Only one item was in progress at a time
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        return [pool.submit(f, o).result() for o in items]
