# wrong (test_first_letters): returns a list
def acrostic(poem):
    return [line[0] for line in poem.splitlines() if line]
