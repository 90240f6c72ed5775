# wrong (test_two_processes): n_workers taken for the chunk size of a pool of default size
# says: More processes work than n_workers
from multiprocessing import Pool


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with Pool() as pool:
        return pool.map(f, items, n_workers)
