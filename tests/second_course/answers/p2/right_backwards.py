# right: reads both backwards
def rhymes(first, second):
    one, two = first[::-1].casefold(), second[::-1].casefold()
    return one != two and all(a == b for a, b in zip(one[:2], two[:2]))
