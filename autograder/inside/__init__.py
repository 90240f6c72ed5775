"""The part of the autograder that lives where the student's code runs.

Nothing in here imports anything else of `autograder`: it is all that a sandbox needs to see of it.
"""
