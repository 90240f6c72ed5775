# wrong (test_every_result_in_order): sends a lambda to the pool
# says: What goes to another process is pickled
def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        return list(pool.map(lambda o: f(o), items))
