# right: processes that are started afresh instead of forked
import multiprocessing


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(n_workers, mp_context=context) as pool:
        return list(pool.map(f, items))
