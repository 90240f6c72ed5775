# wrong (test_any_results): leaves out results that are false
# says: A result that is None, .* or empty is
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        return [r for r in pool.map(f, items) if r is not None]
