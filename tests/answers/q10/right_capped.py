# right: no more processes than there are items or processors, and np.array_split for the pieces
import os


def call_all(f, piece):
    return [f(o) for o in piece]


def parallel_map(f, items, n_workers):
    n_workers = min(n_workers, os.cpu_count(), len(items))
    if n_workers == 0:
        return [f(o) for o in items]
    bounds = np.linspace(0, len(items), n_workers + 1).astype(int)
    with ProcessPoolExecutor(n_workers) as pool:
        parts = [pool.submit(call_all, f, items[a:b]) for a, b in zip(bounds, bounds[1:])]
        return sum([part.result() for part in parts], [])
