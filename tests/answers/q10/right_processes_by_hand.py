# right: processes and pipes by hand, exceptions included
from multiprocessing import Process, Pipe


def serve(f, share, end):
    try:
        end.send((True, [f(o) for o in share]))
    except Exception as error:
        end.send((False, error))


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    items = list(items)
    running = []
    for k in range(n_workers):
        mine, theirs = Pipe()
        process = Process(target=serve, args=(f, items[k::n_workers], theirs))
        process.start()
        running.append((mine, process))
    results = [None] * len(items)
    replies = [mine.recv() for mine, _ in running]
    for _, process in running:
        process.join()
    for k, (fine, reply) in enumerate(replies):
        if not fine:
            raise reply
        results[k::n_workers] = reply
    return results
