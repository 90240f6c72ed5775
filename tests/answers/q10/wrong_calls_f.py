# wrong (test_every_result_in_order): calls f where it should hand it on
# says: without parentheses|fewer arguments
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        return list(pool.map(f(), items))
