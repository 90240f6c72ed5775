# wrong (test_every_result_in_order, test_two_processes, test_as_many_as_asked_for): multiprocessing's unordered map
# says: All results are there
from multiprocessing import Pool


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    with Pool(n_workers) as pool:
        return list(pool.imap_unordered(f, items))
