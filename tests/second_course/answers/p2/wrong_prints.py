# wrong (test_it_returns_and_does_not_print): prints what it found
def rhymes(first, second):
    first, second = first.lower(), second.lower()
    print(first[-2:], second[-2:])
    return first != second and first[-2:] == second[-2:]
