"""Shared by the checks of q16: whether a function that could call itself does so while it runs."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from autograder.checking import Student, TimedOut

TRIED = (12, 26, 300)
"""Lengths to try: an answer that remembers what it found before has something left to do for one of these."""

ENOUGH = 3
"""Frames of one function at the same time. An answer that halves the problem at each step reaches that many for TRIED."""

TWICE = (
    "It was still running after 3 seconds. It calls itself twice for each item, and each of those calls does so again: every "
    "further item doubles the work. Call it once and keep what it returns, or remember the results."
)
NONE = (
    "A call gives None here. Is there a return, in every branch of fibonacci? (append and extend return None too: they change "
    "their list.)"
)

MEANINGS = {
    "RecursionError": "It calls itself without end: there is no base case, a smallest n that it answers without calling "
    "itself, or n never gets there. Answer n = 0, 1 and 2 at once, and call fibonacci with n - 1 otherwise.",
    "IndexError": "The list is shorter than this index asks for. fibonacci(n - 1) has n - 1 items, and its last two are [-1] "
    "and [-2]. With n = 0, 1 or 2 there are not that many: answer these lists without looking into them.",
    "missing 1 required positional argument: 'n'": "fibonacci() without an argument gives 20 items. Keep the stub's first line: "
    "def fibonacci(n=20).",
    "missing 1 required positional argument": "It calls a function of yours without one of its arguments. Pass on all that it "
    "needs, or give the argument a default.",
    "'NoneType' object": NONE,
    "'NoneType' and": NONE,
    "and 'NoneType'": NONE,
    'not "NoneType"': NONE,
    'not "int"': "A number is added to a list. Put it into a list of its own first: shorter + [number].",
    "'list' and 'int'": "This adds a list and a number. fibonacci gives a list here: its last item is shorter[-1].",
    "'int' and 'list'": "This adds a number and a list. fibonacci gives a list here: its last item is shorter[-1].",
    "'int' object is not iterable": "A call of itself gives one number here, and a list is needed. What does each branch return?",
    "'int' object is not subscriptable": "A call of itself gives one number here, and a list is needed. What does each branch "
    "return?",
    "'int' object has no attribute": "A call of itself gives one number here, and a list is needed. What does each branch return?",
    "unhashable": "A cache can only remember answers to numbers and other fixed values, and a list is not one of these. Pass "
    "tuples, or n alone.",
}


def items(names: Any, n: int) -> Any:
    return names.fibonacci(n)


def calls_made(names: Any, n: int) -> tuple[int, dict[str, int]]:
    """During fibonacci(n): how often one piece of the notebook's code was on the stack at the same time, at most; and
    how many calls there were of each function of the notebook's, by name.
    """
    import sys

    own = names._names
    deepest = 0
    frames: dict[
        int, Any
    ] = {}  # kept, so that no two have the same id; a generator has one frame for all its turns

    def count(frame: Any, event: str, arg: Any) -> None:
        nonlocal deepest
        if event != "call" or frame.f_globals is not own:
            return
        times, outer = 0, frame
        while outer is not None:
            times += outer.f_code is frame.f_code
            outer = outer.f_back
        deepest = max(deepest, times)
        frames[id(frame)] = frame

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        names.fibonacci(n)
    finally:
        sys.setprofile(before)
    calls: dict[str, int] = {}
    for frame in frames.values():
        calls[frame.f_code.co_name] = calls.get(frame.f_code.co_name, 0) + 1
    return deepest, calls


def calls_itself(student: Student, n: int) -> bool:
    """Whether a function that is recursive by its source calls itself during fibonacci(n).

    One that remembers its results, and is asked for one after the other, never gets deep; but it is called often.
    """
    deepest, calls = student.observe(calls_made, n, tried=f"fibonacci({n})")
    form = student.form.without_trials("fibonacci")
    recursive = form.recursive("fibonacci")
    if any(isinstance(node, ast.Lambda) for node in form.nodes(*recursive)):
        recursive.add("<lambda>")  # what every lambda is called, whatever name it is given
    return deepest >= ENOUGH or any(calls.get(name, 0) > ENOUGH for name in recursive)


def truth(n: int) -> list[int]:
    """The first n items."""
    items = [0, 1]
    while len(items) < n:
        items.append(items[-1] + items[-2])
    return items[:n]


def in_time(student: Student, n: int | None = None) -> Any:
    """What fibonacci returns for n (or on its own), if it does so in three seconds."""
    return hurried(student, lambda: student.call("fibonacci", *([] if n is None else [n])))


def hurried(student: Student, ask: Callable[[], Any]) -> Any:
    """What `ask` returns, if it does so in three seconds: a right answer needs a thousandth of that."""
    student.hurry(3)
    try:
        return ask()
    except TimedOut as slow:
        slow.meaning = TWICE if calls_itself_twice(student) else slow.meaning
        raise


def calls_itself_twice(student: Student) -> bool:
    """Whether some function of the answer holds more than one call of what is recursive."""
    form = student.form.without_trials("fibonacci")
    recursive = form.recursive("fibonacci")
    functions = [node for node in form.nodes("fibonacci") if isinstance(node, ast.FunctionDef | ast.Lambda)]
    return any(calls_of(recursive, function) > 1 for function in functions)


def calls_of(names: set[str], function: ast.AST) -> int:
    """How many calls of these functions stand in the function's code."""
    called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return sum(
        (isinstance(f, ast.Name) and f.id in names) or (isinstance(f, ast.Attribute) and f.attr in names)
        for f in called
    )
