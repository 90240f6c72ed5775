"""The class report: what a class misunderstood, on one page.

project.py    all that this package takes from the rest of the autograder
kept.py       the report that each graded notebook keeps, read fast
attempts.py   how often each student handed in, from nbgrader's exchange
collect.py    everything that grading already knows of a class, as plain data
mistakes.py   first failures, grouped so that the same mistake counts once
facts.py      pass rates, difficulty, how well an exercise tells strong from weak
charts.py     bars and a histogram, as inline SVG
statuses.py   how each result is drawn and called
page.py       the page; page.html is its template, page.css its looks
tables.py     the same data as CSV files
"""
