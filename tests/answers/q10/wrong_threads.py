# wrong (test_two_processes): threads
# says: All items were computed in your own process
from concurrent.futures import ThreadPoolExecutor


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ThreadPoolExecutor(n_workers) as pool:
        return list(pool.map(f, items))
