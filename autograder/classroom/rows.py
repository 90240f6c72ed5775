"""Steps by the names that they have in older configurations of nbgrader."""

from nbgrader.preprocessors import OverwriteCells as OverwriteCellsAtOnce

from autograder.classroom.entering import SaveGrades

__all__ = ["OverwriteCellsAtOnce", "SaveGrades"]
