# wrong (test_no_workers): a list with workers, a lazy map without
# says: This is a lazy iterator over results that may
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return map(f, items)
    with ProcessPoolExecutor(n_workers) as pool:
        return list(pool.map(f, items))
