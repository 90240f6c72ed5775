"""What an exception usually means, in a tutor's words, where the check itself has nothing better to say.

A check's file says what exceptions mean in its exercise:

    MEANINGS = {
        "IndexError": "There may be no layers at all, and then there is no first or last one.",
        "no attribute 'layers'": "Keep the layers in self.layers.",
    }

A key is part of what Python says, "TypeError: 'int' object is not iterable". The first that fits counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from autograder.inside.messages import Raised

Meanings = Mapping[str, str]

NOTHING_RETURNED = "It returns None. Is there a return, in every branch?"

_USUAL: list[tuple[str, str]] = [
    (
        r"NameError",
        "Python knows no such name here. Is it spelled as it was defined or imported, and in this cell?",
    ),
    (
        r"UnboundLocalError",
        "This variable gets its value only in some branch, or further down. Give it a first value before it is read.",
    ),
    (
        r".*'NoneType' object",
        "Something is None here. A function without a return gives None, and so does a method that changes its object "
        "in place, such as list.append or list.sort.",
    ),
    (
        r"RecursionError",
        "It calls itself without end. There has to be a case that it answers without calling itself, and each call has to "
        "come closer to that case.",
    ),
    (
        r"TypeError: .*takes no arguments|TypeError: .*takes \d+ positional arguments? but \d+ (was|were) given",
        "It is called with more arguments than its def line lists. A method's first one is self.",
    ),
    (r"TypeError: .*missing \d+ required", "It is called with fewer arguments than its def line asks for."),
    (r"TypeError: .*unexpected keyword argument", "Keep the names of the arguments as the stub has them."),
    (r"TypeError: .*object is not callable", "There are parentheses behind something that is no function."),
    (
        r"TypeError: .*object is not (iterable|subscriptable)",
        "One single value stands where a list or another collection is needed.",
    ),
    (
        r"TypeError: .*(unsupported operand|can only concatenate|not supported between)",
        "These two kinds of value do not go together.",
    ),
    (r"AttributeError: 'super' object", "The parent class has no such method or attribute."),
    (
        r"AttributeError",
        "This object has no attribute or method of that name. Check its spelling, and what kind of object it is.",
    ),
    (r"KeyError", "The dict has no such key."),
    (r"IndexError", "The index lies outside of what is there."),
    (
        r"ValueError: (not enough|too many) values to unpack",
        "The number of names on the left does not fit what comes from the right.",
    ),
    (r"ZeroDivisionError", "It divides by 0. Which input makes the divisor 0?"),
    (r"StopIteration", "An iterator was asked for one more item after its last."),
    (
        r"ModuleNotFoundError|ImportError",
        "Such an import does not work here. The setup cell's imports and the standard library are there.",
    ),
    (r"AssertionError", "An assert of your own did not hold."),
    (
        r"FileNotFoundError|NotADirectoryError|IsADirectoryError",
        "There is no such file or folder. Is the path built from what the function is given?",
    ),
    (
        r"RuntimeError: .*(size of tensor|shapes? cannot be multiplied|must match|is invalid for input|size mismatch)",
        "The shapes of two tensors do not fit together. Print both shapes just before this line.",
    ),
    (
        r"RuntimeError: .*does not require grad",
        "Nothing that requires a gradient is left in it: .item(), .detach(), .data or torch.no_grad() cut it off.",
    ),
    (
        r"RuntimeError: .*modified by an inplace operation",
        "Something like x += y has changed a tensor that backward needs. Make a new one: x = x + y.",
    ),
    (
        r"RuntimeError: .*(in-?place operation|leaf Variable)",
        "A tensor that gradients go through was changed in place. Make a new one instead.",
    ),
    (
        r"RuntimeError: .*(dtype|scalar type|expected .* but (got|found))",
        "The tensors are of different dtypes.",
    ),
    (r"SystemExit|KeyboardInterrupt", "exit(), quit() and sys.exit() end the program. Return instead."),
    (r"SyntaxError|IndentationError|TabError", "Python cannot read this line."),
    (r"MemoryError", "It asks for more memory than there is. Does something grow without end?"),
]


_WRITTEN: list[tuple[str, str]] = [
    (
        r".*invalid non-printable character",
        "There is an invisible character in this line, probably copied from a web page or a PDF. Delete the line and type "
        "it again.",
    ),
    (
        r".*invalid character '[\u2018-\u201f\u00ab\u00bb]",
        "These are the curly quotes of a word processor. Type straight ones.",
    ),
    (
        r".*Line magic function `%%",
        "A line with %% has to be the first line of its cell. Move it above the comments, or delete it.",
    ),
    (
        r".*Can't use statement directly after",
        "Nothing else may stand on that line. Put the comment below it.",
    ),
    (
        r".*'await' outside function",
        "await does not work in a cell that begins with a magic. Delete the magic.",
    ),
    (r"EOFError", "input() waits for someone to type, and nobody is there when this is graded. Take it out."),
    (
        r"ModuleNotFoundError",
        "When this is graded, you can only count on the standard library and the packages that the setup cell imports.",
    ),
]


def meaning_of_a_cells_own(said: str) -> str:
    """What it means that a cell failed because of how it is written; empty if the exception itself says enough."""
    return next((means for words, means in _WRITTEN if re.match(words, said)), "")


def meaning_of(error: Raised, *tables: Meanings) -> str:
    """What the exception means: by the first of the tables that knows it, or else what it usually means."""
    said = f"{error.type}: {error.says}"
    for table in tables:
        for words, means in table.items():
            if words in said:
                return means
    if not error.places and error.type in (
        "TypeError",
        "AttributeError",
        "ValueError",
        "IndexError",
        "KeyError",
    ):
        # It was not raised in the student's own lines, but where a check used what they gave back.
        if "NoneType" in error.says:
            return NOTHING_RETURNED
        return "Your code ran. What it gave back cannot be used as the text describes it: look at its type first."
    usual = next((means for words, means in _USUAL if re.match(words, said)), "")
    return usual or "Start at the line of yours that is named here: what are the values in it?"
