# wrong (test_exception_reaches_the_caller): the exception stands in the list in place of a result
# says: f raised an exception
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        futures = [pool.submit(f, o) for o in items]
        return [future.exception() or future.result() for future in futures]
