# wrong (test_two_processes): a list comprehension whatever n_workers is
# says: All items were computed in your own process
def parallel_map(f, items, n_workers):
    return [f(o) for o in items]
