# wrong (test_every_result_in_order, test_two_processes): in the order in which they were finished
# says: All results are there
from concurrent.futures import as_completed


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with ProcessPoolExecutor(n_workers) as pool:
        return [future.result() for future in as_completed([pool.submit(f, o) for o in items])]
