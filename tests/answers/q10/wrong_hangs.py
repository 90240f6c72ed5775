# wrong (test_every_result_in_order): waits for a result that nobody sends
# says: It was still running
from multiprocessing import Process, Queue


def parallel_map(f, items, n_workers):
    if n_workers == 0:
        return [f(o) for o in items]
    queue = Queue()
    Process(target=f, args=(queue,)).start()
    return [queue.get() for _ in items]
