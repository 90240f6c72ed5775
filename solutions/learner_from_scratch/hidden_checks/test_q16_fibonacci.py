"""Hidden checks of q16: other lengths, short and long."""

from autograder.checking import expect_equal, required
from checks.q16.probes import MEANINGS, in_time, truth  # noqa: F401


@required
def test_some_length(student):
    "fibonacci(n) is right for any n"
    for n in (student.random.randrange(8, 18), student.random.randrange(100, 200)):
        expect_equal(in_time(student, n), truth(n), why="It is right for 20 items, and not for any number.")
