# right: sends the items in as many pieces as there are workers
import math


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    chunksize = max(1, math.ceil(len(items) / n_workers))
    with ProcessPoolExecutor(n_workers) as pool:
        return list(pool.map(f, items, chunksize=chunksize))
