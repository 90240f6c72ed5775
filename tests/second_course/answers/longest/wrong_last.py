# wrong (test_the_first_of_several): the last of those that are equally long
def longest(line):
    return sorted(words(line), key=len)[-1]
