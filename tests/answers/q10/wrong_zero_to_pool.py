# wrong (test_no_workers): n_workers=0 is handed to the pool
# says: A pool cannot have 0 processes
def parallel_map(f, items, n_workers):
    with ProcessPoolExecutor(n_workers) as pool:
        return list(pool.map(f, items))
