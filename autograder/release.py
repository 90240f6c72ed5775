"""The old place of `autograder.classroom.release`, which configurations of nbgrader may still name."""

from autograder.classroom.release import RecordAssignment

__all__ = ["RecordAssignment"]
