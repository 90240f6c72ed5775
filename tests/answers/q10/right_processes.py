# right: processes and pipes, without a pool
import multiprocessing as mp
def _work(f, pairs, out):
    for i, o in pairs:
        try: out.send((i, f(o), None))
        except Exception as e: out.send((i, None, e))
    out.close()
def parallel_map(f, items, n_workers):
    if n_workers == 0: return [f(o) for o in items]
    ctx = mp.get_context("fork")
    todo = list(enumerate(items)); jobs = []
    for k in range(n_workers):
        r, w = ctx.Pipe(duplex=False)
        p = ctx.Process(target=_work, args=(f, todo[k::n_workers], w)); p.start(); w.close()
        jobs.append((p, r, len(todo[k::n_workers])))
    res = [None] * len(todo); err = None
    for p, r, n in jobs:
        for _ in range(n):
            i, v, e = r.recv()
            if e is not None: err = err or e
            res[i] = v
        p.join()
    if err: raise err
    return res
