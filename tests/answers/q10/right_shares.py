# right: deals the items out by hand, one share for each process
def work(f, share):
    return [f(o) for o in share]


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return work(f, items)
    items = list(items)
    shares = [items[i::n_workers] for i in range(n_workers)]
    results = [None] * len(items)
    with ProcessPoolExecutor(n_workers) as pool:
        for i, share in enumerate(pool.map(work, [f] * n_workers, shares)):
            results[i::n_workers] = share
    return results
