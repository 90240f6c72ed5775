from verses import TYGER

from autograder.checking import expect_equal, required

HINTS = ["`max` takes a `key`: what to compare the words by."]


@required
def test_the_longest(student):
    "longest() returns the longest word of a line"
    expect_equal(student.call("longest", TYGER.splitlines()[1]), "forests")


def test_the_first_of_several(student):
    "Of words that are equally long it returns the first"
    expect_equal(
        student.call("longest", "red fox ran"), "red", mistakes=[("ran", "That is the last of them.")]
    )
