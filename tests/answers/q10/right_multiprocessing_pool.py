# right: multiprocessing.Pool, whose map waits and keeps the order
from multiprocessing import Pool


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return list(map(f, items))
    with Pool(n_workers) as pool:
        return pool.map(f, items)
