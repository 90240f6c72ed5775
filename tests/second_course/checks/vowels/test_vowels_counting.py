from verses import TYGER

from autograder.checking import expect_equal, required

HINTS = [
    "`for letter in text` gives the letters one by one.",
    "`letter.lower() in 'aeiou'` is true of a vowel, small or capital.",
]

MEANINGS = {"string index out of range": "An empty text has no vowels: the answer is 0."}


def count(text, vowels="aeiouAEIOU"):
    return sum(letter in vowels for letter in text)


@required
def test_small_letters(student):
    "vowels() counts a, e, i, o and u"
    text = "".join(student.random.choices("aeioubcdfgh ", k=20)) + "eye"
    expect_equal(
        student.call("vowels", text),
        count(text),
        mistakes=[(len(set(text) & set("aeiou")), "Each vowel counts as often as it is there, not once.")],
    )


def test_capitals(student):
    "Capital letters count too"
    expect_equal(
        student.call("vowels", "Only I"), 2, mistakes=[(0, "The capitals O and I are vowels as well.")]
    )


def test_a_poem(student):
    "A whole poem works, and so does a text without a letter"
    expect_equal(student.call("vowels", TYGER.lower()), count(TYGER))
    expect_equal(student.call("vowels", ""), 0)
