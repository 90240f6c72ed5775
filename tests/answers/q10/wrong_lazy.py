# wrong (test_every_result_in_order): the lazy iterator itself
# says: This is a lazy iterator over results that may
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return map(f, items)
    pool = ProcessPoolExecutor(n_workers)
    return pool.map(f, items)
