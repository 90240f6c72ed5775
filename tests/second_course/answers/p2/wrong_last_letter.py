# wrong (test_pairs_that_do_not): compares only the last letter, and of the wrong words
def rhymes(first, second):
    return first != second and first[0] != second[0]
