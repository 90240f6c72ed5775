from autograder.checking import expect_equal


def test_capitals(student):
    "Words rhyme however they are capitalised"
    expect_equal(student.call("rhymes", "Night", "BRIGHT"), True)
    expect_equal(
        student.call("rhymes", "Night", "night"), False, why="That is one word, once with a capital letter."
    )
