# wrong (test_exception_reaches_the_caller): exceptions become None
# says: f raised an exception
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    results = []
    with ProcessPoolExecutor(n_workers) as pool:
        for future in [pool.submit(f, o) for o in items]:
            try:
                results.append(future.result())
            except Exception as error:
                print(error)
                results.append(None)
    return results
