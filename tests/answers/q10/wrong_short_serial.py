# wrong (test_few_items_go_to_others): few items are computed in the calling process
# says: own process
def parallel_map(f, items, n_workers):
    if n_workers == 0 or len(items) <= n_workers: return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as ex: return list(ex.map(f, items))
