# right: fastcore's parallel
from fastcore.parallel import parallel
def parallel_map(f, items, n_workers):
    return list(parallel(f, items, n_workers=n_workers, progress=False))
