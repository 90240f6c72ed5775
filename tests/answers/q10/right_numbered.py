# right: as completed, but every result goes to its item's place; a helper at the top level travels too
from concurrent.futures import as_completed


def call(f, i, o):
    return i, f(o)


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    results = [None] * len(items)
    with ProcessPoolExecutor(n_workers) as pool:
        for future in as_completed([pool.submit(call, f, i, o) for i, o in enumerate(items)]):
            i, result = future.result()
            results[i] = result
    return results
