"""Poems to count in, old enough to be everybody's."""

TYGER = """\
Tyger Tyger, burning bright,
In the forests of the night;
What immortal hand or eye,
Could frame thy fearful symmetry?
"""

BOAT = """\
A boat beneath a sunny sky,
Lingering onward dreamily
In an evening of July--

Children three that nestle near,
Eager eye and willing ear,
Pleased a simple tale to hear--
"""


def words(line: str) -> list[str]:
    """The words of a line, in small letters and without the marks around them."""
    return [bare for word in line.split() if (bare := word.strip(".,;:!?-'\"").lower())]
