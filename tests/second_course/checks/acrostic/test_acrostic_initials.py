from verses import BOAT, TYGER

from autograder.checking import expect_equal, required

HINTS = ["The first letter of a line is `line[0]`, if the line has one."]


@required
def test_first_letters(student):
    "acrostic() puts the first letters of the lines together"
    expect_equal(
        student.call("acrostic", TYGER),
        "TIWC",
        mistakes=[(list("TIWC"), "These are the right letters. Join them to one string.")],
    )


def test_a_blank_line(student):
    "A blank line has no first letter, and is passed over"
    expect_equal(student.call("acrostic", BOAT), "ALICEP")
