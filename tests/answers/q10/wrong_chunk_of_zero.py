# wrong (test_few_items): a chunk size of 0 where there are fewer items than workers
# says: The chunk size came out as .*\. There may
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        return list(pool.map(f, items, chunksize=len(items) // n_workers))
