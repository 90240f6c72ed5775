"""All that this package takes from the rest of the autograder, in one place."""

from autograder.classroom.course import Course, NoCourse
from autograder.render.words import points, visible

__all__ = ["Course", "NoCourse", "points", "visible"]

GENERIC_RAISED = "Your code raised an exception."
"""What a check says of any exception that it does not know better."""
