# wrong (test_capitals): takes capital letters for others
def rhymes(first, second):
    return first != second and first[-2:] == second[-2:]
