from autograder.checking import expect, expect_equal, required

HINTS = ["`word[-2:]` is the last two letters of a word.", "Compare them in small letters: `word.lower()`."]
PAIRS = [("bright", "night"), ("near", "ear"), ("sky", "fly")]


@required
def test_pairs_that_rhyme(student):
    "rhymes() is True for words that end alike"
    for first, second in PAIRS[:2]:
        expect_equal(student.call("rhymes", first, second), True)


@required
def test_pairs_that_do_not(student):
    "rhymes() is False for words that end differently"
    for first, second in [("bright", "eye"), ("near", "night")]:
        expect_equal(student.call("rhymes", first, second), False)


def test_no_word_rhymes_with_itself(student):
    "A word does not rhyme with itself"
    expect_equal(
        student.call("rhymes", "night", "night"),
        False,
        why="The same word twice is no rhyme, but a repetition.",
    )


def test_it_returns_and_does_not_print(student):
    "rhymes() prints nothing"
    student.call("rhymes", *PAIRS[0])
    expect(not student.output, "It prints something. Return the answer and print nothing.")
