# wrong (test_blank_lines_are_left_out): counts the blank line
def words_in_lines(poem):
    return [len(words(line)) for line in poem.splitlines()]
