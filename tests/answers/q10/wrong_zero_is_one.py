# wrong (test_no_workers): n_workers=0 makes a pool of one
# says: This was computed in another process
def parallel_map(f, items, n_workers):
    with ProcessPoolExecutor(max(1, n_workers)) as pool:
        return list(pool.map(f, items))
