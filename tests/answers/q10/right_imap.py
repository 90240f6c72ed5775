# right: multiprocessing's lazy imap, used up within the block
import multiprocessing as mp


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(item) for item in items]
    with mp.get_context("fork").Pool(processes=n_workers) as pool:
        return list(pool.imap(f, items))
