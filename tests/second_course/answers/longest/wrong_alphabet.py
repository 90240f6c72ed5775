# wrong (test_the_longest): the last in the alphabet
def longest(line):
    return max(words(line))
