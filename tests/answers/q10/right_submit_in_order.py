# right: submits everything first, then takes the results in the order of submission
def parallel_map(f, items, n_workers):
    if not n_workers:
        return [f(o) for o in items]
    with ProcessPoolExecutor(max_workers=n_workers) as pool:
        futures = [pool.submit(f, o) for o in items]
        return [future.result() for future in futures]
