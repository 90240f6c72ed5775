"""Shared by the checks of q08: paths to split, and what to say of the two lists that come back."""

from __future__ import annotations

import ast
from pathlib import PurePath
from typing import Any

from fastcore.foundation import L

from autograder.checking import Form, StudentRaised, fail, kind_of, same, short
from checks.shared.again import Inverted, again, observe_again, program


def split(names: Any, paths: list[str]) -> Any:
    """What split_by_folder makes of these paths."""
    from pathlib import Path

    from fastcore.foundation import L

    pair = names.split_by_folder(L(Path(path) for path in paths))
    return list(pair) if isinstance(pair, tuple | list) or (isinstance(pair, L) and len(pair) == 2) else pair


def split_with_a_slip(
    names: Any, source: str, paths: list[str], which: float | None
) -> tuple[Any, list[int]]:
    """What the answer makes of these paths where `~` leaves out one of the places that it should pick, and those places.

    `source` has been through `Inverted`. `which` of these places it is, is a number from 0 to 1; None leaves out none. It is
    not the last one, which an answer that only counts them would lose.
    """
    import copy
    import operator
    from unittest import mock

    left_out: list[int] = []

    def inverted(mask: Any) -> Any:
        result = ~mask
        if which is None:
            return result
        try:
            places = [i for i, picked in enumerate(result) if picked]
            place = places[int(which * (len(places) - 1))]
            slip = copy.deepcopy(result)
            getattr(slip, "iloc", slip)[place] = False
        except Exception:  # no mask
            return result
        left_out.append(place)
        return slip

    with mock.patch.multiple(operator, inv=inverted, invert=inverted, __inv__=inverted, __invert__=inverted):
        return split(again(names, source, {"inverted_": inverted}), paths), left_out


def uses_inverse(student: Any, paths: list[str]) -> bool:
    """Whether a file that `~` leaves out is no longer where it was, and the others are.

    True also of an answer that is wrong in another way. Raises `StudentRaised` where the answer runs only once.
    """
    source = program(student.form, "split_by_folder", Inverted())
    tried = observe_split(student, paths)
    unchanged, _ = observe_again(
        student, split_with_a_slip, source, paths, None, tried="split_by_folder(files)"
    )
    if not same(unchanged, tried):
        return False
    try:
        slipped, left_out = student.observe(split_with_a_slip, source, paths, student.random.random())
        files = [PurePath(paths[place]) for place in left_out]
        moved = any([file in part for part in slipped] != [file in part for part in tried] for file in files)
        return moved and sum(map(len, tried)) - sum(map(len, slipped)) <= len(files)
    except (StudentRaised, TypeError, IndexError):
        return True


MEANINGS = {
    "bad operand type for unary ~: 'list'": "A Python list does not support ~. A mask that is an L or an array does.",
    "bad operand type for unary ~": "~ is applied to something that does not support it. Apply it to the mask itself, which is an L or "
    "an array of True and False.",
    "ambiguous": "`not` asks for one truth value of the whole mask. ~ inverts each of its elements.",
    "'bool' object has no attribute '__getitem__'": "map gets True or False here, and not a function: == compares the function "
    "itself with 'train', and not what it returns. Compare inside a function: lambda fn: fn.parent.parent.name == 'train'.",
    "'str' object is not callable": "name is an attribute, not a method: leave out the parentheses after it.",
    "has no attribute 'map'": "files is an L, whose map gives an L again. A list has no map: keep the mask an L, or make it an array.",
    "only integer": "A list of True and False cannot be a mask for an array. np.array(...) or L(...) makes it one.",
}


def observe_split(student: Any, paths: list[str], tried: str = "") -> Any:
    listed = ", ".join(f'Path("{path}")' for path in paths)
    return student.observe(split, paths, tried=tried or f"split_by_folder(L({listed}))")


def judge_split(student: Any, paths: list[str], tried: str = "") -> None:
    """Fail unless the student's split of these paths is the right one."""
    found = observe_split(student, paths, tried)
    in_train = [PurePath(path).parent.parent.name == "train" for path in paths]
    expected = [[p for p, m in zip(paths, in_train, strict=True) if m is wanted] for wanted in (True, False)]
    wanted_words = _words(expected)
    if not isinstance(found, list) or len(found) != 2:
        why = "It returns None. Is there a return?" if found is None else "Return two things: (train, valid)."
        fail(why, got=f"{short(found)} ({kind_of(found)})", expected=wanted_words)
    for what, part in zip(("train", "valid"), found, strict=True):
        if isinstance(part, PurePath) and what == "valid":
            why = "This is one file. `not mask` is one False for the whole mask, and files[False] is files[0]: ~mask inverts each element."
            fail(why, got=short(part), expected=wanted_words)
        if not isinstance(part, L):
            why = f"{what} is a {kind_of(part)}. Both should be an L, which is what you get from an L indexed by a mask."
            fail(why, got=f"{short(part)} ({kind_of(part)})", expected=wanted_words)
    got = [[str(o) for o in part] for part in found]
    if got == expected:
        if not all(isinstance(o, PurePath) for part in found for o in part):
            fail(
                "These are strings. The files came as Paths: return them as they came.",
                got="strings",
                expected=wanted_words,
            )
        return
    fail(_meaning(got, expected, paths, in_train), got=_words(got), expected=wanted_words)


def _meaning(got: list[list[str]], expected: list[list[str]], paths: list[str], in_train: list[bool]) -> str:
    def by(test: Any) -> list[list[str]]:
        return [[p for p in paths if test(PurePath(p))], [p for p in paths if not test(PurePath(p))]]

    strange = [p for part in got for p in part if p not in paths]
    if strange and set(strange) <= {"True", "False"}:
        return "These are the masks themselves. Index files with each of them: files[mask], files[~mask]."
    if strange:
        return f"{short(strange[0])} is none of the files in `files`: split what the function is given."
    if got == [[], paths]:
        return (
            "No file is found in train. A Path is never equal to a str, so compare its name: fn.parent.parent.name == 'train'. "
            "And look two folders up: fn.parent is the label's folder."
        )
    ways = [
        (expected[::-1], "The two are swapped: train comes first."),
        (by(lambda p: "train" in p.parts), "A folder further up, or a class, may be called train too."),
        (
            by(lambda p: p.parent.name == "train"),
            "This looks at the folder that the file is in, which is its label. The split is one folder further up.",
        ),
        (by(lambda p: p.parent.parent.parent.name == "train"), "This looks one folder too far up."),
        (
            by(lambda p: "train" in p.parent.parent.name),
            "The folder's whole name has to be train. It is not enough if it contains train.",
        ),
        (
            by(lambda p: p.parent.parent.name.startswith("train")),
            "The folder's whole name has to be train. It is not enough if it begins with train.",
        ),
        (
            by(lambda p: p.parent.parent.name.lower() == "train"),
            "Capitals count: a folder called Train is another one.",
        ),
        (
            by(lambda p: p.parent.parent.stem == "train"),
            "The folder's whole name has to be train. `stem` cuts off what comes after a dot; `name` keeps it.",
        ),
        (
            by(lambda p: "train" in str(p)),
            "'train' may stand anywhere in a path. Look at the name of the grandparent folder alone.",
        ),
        (
            by(lambda p: p.parent.parent.name != "val"),
            "A third folder, such as test, does not hold training data: only train does.",
        ),
    ]
    for wrong, why in ways:
        if got == wrong:
            return why
    by_number = [paths[-2 if m else -1] for m in in_train] if paths[1:] else paths
    if got[0] == expected[0] and got[1] in (paths, by_number):
        return (
            "valid is wrong: ~True is -2 and ~False is -1, and both of them count as true. ~ works on a whole mask (an L "
            "or an array of bools), and not on Python's own True and False."
        )
    if got[0] == paths and got[1] == []:
        return "Every file is in train. Compare the folder's name with 'train'."
    both = [p for p in got[0] if p in got[1]]
    lost = [p for p in paths if p not in got[0] + got[1]]
    if len(set(paths)) < len(paths) and [sorted(part) for part in got] == [
        sorted(set(part)) for part in expected
    ]:
        return "A file that is in files twice is only there once. Keep every item of files: one mask, and its inverse."
    if both:
        return f"{short(both[0])} is in both sets. One mask and its inverse put each file in exactly one."
    if lost:
        return f"{short(lost[0])} is in neither set. One mask and its inverse put each file in exactly one."
    if [sorted(part) for part in got] == [sorted(part) for part in expected]:
        return "These are the right files in another order. Both sets keep the order of files."
    return (
        "train holds the files whose grandparent folder (the folder of the label's folder) is called train."
    )


def _words(parts: list[list[str]]) -> str:
    return "\n".join(
        f"{what}: {', '.join(part) or '(none)'}"
        for what, part in zip(("train", "valid"), parts, strict=False)
    )


def inverts(form: Form, *names: str) -> bool:
    """Whether the code of these names applies `~`, or the function that is the same, to something that is no `Self`.

    `~Self.parent.name` ends an unfinished pipeline in fastcore, and inverts nothing.
    """
    nodes = form.nodes(*names)
    functions = {"invert", "inv", "__invert__"}
    own = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    own |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    if form.uses(*names) & functions - own:
        return True
    pipelines = {"Self"}
    for node in ast.walk(form.tree):
        if isinstance(node, ast.ImportFrom):
            pipelines |= {a.asname for a in node.names if a.name == "Self" and a.asname}
    changed = True
    while changed:  # names that stand for a pipeline, also of a pipeline under another name
        changed = False
        for node in nodes:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if name not in pipelines:
                    if _root(value) in pipelines:
                        pipelines.add(name)
                        changed = True
    return any(
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.Invert)
        and _root(node.operand) not in pipelines
        and not isinstance(node.operand, ast.Constant)
        for node in nodes
    )


def _root(node: ast.AST) -> str:
    """The name that a chain of attributes, calls and comparisons starts from."""
    while True:
        match node:
            case ast.Attribute(value=inner) | ast.Subscript(value=inner) | ast.Call(func=inner):
                node = inner
            case ast.Compare(left=inner) | ast.BinOp(left=inner) | ast.NamedExpr(value=inner):
                node = inner
            case ast.Name(id=name):
                return name
            case _:
                return ""
