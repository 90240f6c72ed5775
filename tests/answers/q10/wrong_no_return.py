# wrong (test_every_result_in_order): forgets to return
# says: returns None
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        list(pool.map(f, items))
