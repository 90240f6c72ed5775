# wrong (test_a_blank_line): takes the first letter of a blank line
def acrostic(poem):
    return "".join(line[0] for line in poem.splitlines())
