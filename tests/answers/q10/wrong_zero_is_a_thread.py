# wrong (test_no_workers): n_workers=0 makes a pool of one thread
# says: This was computed in another thread
from concurrent.futures import ThreadPoolExecutor


def parallel_map(f, items, n_workers):
    with ProcessPoolExecutor(n_workers) if n_workers else ThreadPoolExecutor(1) as pool:
        return list(pool.map(f, items))
