# wrong (test_exception_reaches_the_caller): exceptions are swallowed where there are no workers
# says: f raised an exception
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        results = []
        for o in items:
            try:
                results.append(f(o))
            except Exception:
                pass
        return results
    with ProcessPoolExecutor(n_workers) as pool:
        return list(pool.map(f, items))
