# right: asks whether one ends as the other does
def rhymes(first, second):
    first, second = first.lower(), second.lower()
    return first.endswith(second[-2:]) and not first == second
