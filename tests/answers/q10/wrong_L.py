# wrong (test_every_result_in_order): an L, not a list
# says: Return a list
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return L(items).map(f)
    with ProcessPoolExecutor(n_workers) as pool:
        return L(pool.map(f, items))
