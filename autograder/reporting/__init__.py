"""The report of one grading, and what it looks like in a terminal and in a notebook."""
