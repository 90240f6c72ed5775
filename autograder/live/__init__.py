"""`check("q16")` and `progress()` in a live notebook: the same checks, on the names of the kernel itself.

It is for feedback. The kernel is the student's own, so nothing here can be relied on for marks.
"""
