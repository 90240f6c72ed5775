# right: always sends 16 items at a time, and never shuts its pool down itself
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    pool = ProcessPoolExecutor(n_workers)
    print("working with", n_workers, "processes")
    return list(pool.map(f, items, chunksize=16))
