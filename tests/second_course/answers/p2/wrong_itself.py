# wrong (test_no_word_rhymes_with_itself, test_capitals): a word rhymes with itself
def rhymes(first, second):
    return first.lower()[-2:] == second.lower()[-2:]
