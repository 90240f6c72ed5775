# wrong (test_a_poem_of_one_verse): counts letters
def words_in_lines(poem):
    return [len(line) for line in poem.splitlines() if line]
