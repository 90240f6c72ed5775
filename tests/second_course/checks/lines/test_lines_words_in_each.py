from verses import BOAT, TYGER, words

from autograder.checking import expect_equal, required

HINTS = ["`poem.splitlines()` gives the lines.", "`len(words(line))` is how many words a line has."]


def right(poem):
    return [len(words(line)) for line in poem.splitlines() if line]


@required
def test_a_poem_of_one_verse(student):
    "words_in_lines() returns the number of words in each line"
    expect_equal(
        student.call("words_in_lines", TYGER),
        right(TYGER),
        mistakes=[([len(line) for line in TYGER.splitlines()], "These are letters. Count words.")],
    )


def test_blank_lines_are_left_out(student):
    "A blank line between two verses is not counted"
    expect_equal(
        student.call("words_in_lines", BOAT),
        right(BOAT),
        mistakes=[([len(words(line)) for line in BOAT.splitlines()], "The blank line is there, as a 0.")],
    )
