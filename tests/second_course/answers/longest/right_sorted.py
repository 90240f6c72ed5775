# right: sorts by length, which keeps the order of equals
def longest(line):
    return sorted(words(line), key=len, reverse=True)[0]
