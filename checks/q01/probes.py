"""Shared by the checks of q01: folders of empty files, and what image_files finds in them."""

from __future__ import annotations

import ast
import os
import random
import re
from pathlib import PurePath
from typing import Any

from fastcore.foundation import L

from autograder.checking import Form, Student, StudentRaised, expect_equal, fail, kind_of, which
from checks.shared.again import again, observe_again, program

MEANINGS = {
    "'function' object has no attribute": "The setup cell imports the function: call it as `glob(...)`, not `glob.glob(...)`. "
    "Or write `import glob` in your own cell.",
    "'module' object is not callable": "After `import glob` the name `glob` is the module, and its function is "
    "`glob.glob`. Leave that import out and `glob(...)` works.",
    "'str' object has no attribute": "This is a str, and a str has no such method. `Path(...)` makes a Path of it: "
    "`path` may be a str, and `glob` gives strings too.",
    "'list' object has no attribute": "`glob` gives a plain list. `L(...)` makes an L of it, which has `map` and the like.",
    "'generator' object has no attribute": "This is a generator. `L(...)` makes an L of it, which has `map` and the like.",
    "unsupported operand type(s) for +: 'PosixPath'": "`path` is a Path here, and a Path and a str cannot be added. Write "
    "`path / name`, or put both into a string: `f'{path}/...'`.",
    "unsupported operand type(s) for /: 'str'": "`path` is a str here, and `/` joins Paths only. Write `Path(path) / name`.",
    "expected string or bytes-like object": "The function `glob` takes its pattern as a str, not as a Path: `f'{path}/...'` or `str(...)`.",
    "'PosixPath' object is not subscriptable": "The function `glob` takes its pattern as a str, not as a Path: `f'{path}/...'` or `str(...)`.",
    "glob() takes 1 positional argument": "`glob` takes one pattern, which begins with the folder: `f'{path}/**/*.JPEG'`.",
    "Non-relative patterns": "`Path(path).glob(...)` looks below `path` already, so leave the folder out of the pattern.",
    "keyword argument 'recursive'": "The methods of a Path take no `recursive`: they always follow `**` through all folders. "
    "Only the function `glob` needs it.",
    "'**' can only be an entire path component": "`**` stands alone between slashes, as in `**/*.JPEG`.",
    "os.PathLike object, not": "`Path(...)` makes one Path of one string. Make a Path of each file, with `L(...).map(Path)` "
    "for example.",
}

GLOB = {"glob", "rglob", "iglob"}
FUNCTIONS = ("glob", "iglob", "glob.glob", "glob.iglob")


def find_in(names: Any, files: list[str], start: str, as_str: bool) -> dict:
    """What image_files finds below `start`, in a new folder that holds these files and has another one beside it."""
    import os
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        root = Path(made).resolve() / "folder"
        for file in [*files, "../beside/other.JPEG"]:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(b"")
        folder = root / start
        folder.mkdir(parents=True, exist_ok=True)
        before = os.getcwd()
        found = names.image_files(str(folder) if as_str else folder)
        here = os.getcwd()
        return {
            "made": str(root.parent),
            "folder": str(folder),
            "here": here,
            "moved": here != before,
            "found": found,
        }


def find_without(names: Any, source: str, files: list[str], hidden: str) -> dict:
    """What image_files, made anew by `source`, finds where glob passes over a file of this name, if there is one."""
    import glob
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from unittest import mock

    def passing_over(find: Callable) -> Callable:
        def found(*args: Any, **kwargs: Any) -> Iterator:
            return (item for item in find(*args, **kwargs) if Path(item).name != hidden)

        return found

    iglob = passing_over(glob.iglob)

    def as_list(*args: Any, **kwargs: Any) -> list:
        return list(iglob(*args, **kwargs))

    changed = {glob.glob: as_list, glob.iglob: iglob}
    mine = {
        name: changed[value]
        for name, value in names._names.items()
        if value is glob.glob or value is glob.iglob
    }
    with (
        mock.patch.multiple(glob, glob=as_list, iglob=iglob),
        mock.patch.multiple(Path, glob=passing_over(Path.glob), rglob=passing_over(Path.rglob)),
    ):
        return find_in(again(names, source, mine), files, ".", False)


def found_by_glob(student: Student, files: list[str]) -> bool:
    """Whether it is glob that finds a file for image_files.

    True also of an answer that is wrong in another way. Raises `StudentRaised` where the answer runs only once.
    """
    hidden = PurePath(student.random.choice([file for file in files if file.endswith(".JPEG")])).name
    source = program(student.form, "image_files")
    tried = 'image_files(Path("folder"))'
    if hidden not in names_of(student.observe(find_in, files, ".", False, tried=tried)):
        return True
    there = names_of(observe_again(student, find_without, source, files, "", tried=tried))
    try:
        left = names_of(student.observe(find_without, source, files, hidden))
    except StudentRaised:  # the rest of the answer misses that file
        return True
    return hidden in there and hidden not in left


def names_of(seen: dict) -> list[str]:
    found = seen["found"]
    return [PurePath(str(item)).name for item in found] if isinstance(found, list | tuple | set | L) else []


def drawn_files(draw: random.Random, how_many: int) -> list[str]:
    """Files at depths from 0 to 5, some of each ending (a multiple of 6 in all), each with a name of its own."""
    endings = [".JPEG", ".JPEG", ".JPEG", ".png", ".csv", ".JPEG.bak"] * (how_many // 6)
    files = []
    for number, ending in enumerate(draw.sample(endings, how_many)):
        folders = [f"{draw.choice('abcdef')}{draw.randrange(3)}" for _ in range(draw.randrange(6))]
        files.append("/".join([*folders, f"{draw.choice(['n0', 'val_', 'x'])}{number}{ending}"]))
    return files


def judge_found(student: Student, files: list[str], *, start: str = ".", as_str: bool = False) -> Any:
    """Fail unless exactly the `.JPEG` files below `start` are found, as strings or paths, and return them."""
    there = below(files, start)
    holds = ", ".join([*there[:3], *["..."] * (len(there) > 3)]) or "nothing"
    argument = '"folder"' if as_str else 'Path("folder")'
    seen = student.observe(
        find_in, files, start, as_str, tried=f"image_files({argument})\n# the folder holds {holds}"
    )
    wanted = sorted(file for file in there if file.endswith(".JPEG"))
    found = seen["found"]
    if not isinstance(found, list | tuple | set | L):
        expect_equal(found, L(wanted))
    got = sorted(inside(item, seen["folder"], seen["here"]) for item in found)
    if got != wanted:
        fail(meaning(got, wanted, seen["made"], student.form), expected=show(wanted), got=show(got))
    if seen["moved"]:
        fail(
            "The notebook is in another folder after this call, and relative paths such as `data/a.csv` lead elsewhere now. "
            "Leave out `os.chdir`: the pattern can begin with the folder.",
            expected="the current folder as it was",
            got="another current folder",
        )
    return found


def below(files: list[str], start: str) -> list[str]:
    """Those of the files that are below `start`, as seen from there."""
    prefix = "" if start == "." else f"{start}/"
    return [file.removeprefix(prefix) for file in files if file.startswith(prefix)]


def inside(item: Any, folder: str, here: str) -> str:
    """The path of a file as seen from the folder; one that lies elsewhere stays absolute, or begins with "./"."""
    if not isinstance(item, str | PurePath):
        return f"<{kind_of(item)}>"
    path = PurePath(os.path.normpath(PurePath(here) / item))
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix()
    return path.as_posix() if PurePath(item).is_absolute() else f"./{item}"


def meaning(got: list[str], wanted: list[str], made: str, form: Form) -> str:
    """What is wrong with the files that were found. The folder itself is in `made`, which is a temporary one."""
    extra, missing = sorted(set(got) - set(wanted)), sorted(set(wanted) - set(got))
    names = {PurePath(file).name for file in wanted}
    kept = {PurePath(file).name for file in got}
    if got and missing and not extra and all(PurePath(file).name in kept for file in missing):
        return (
            f"{missing[0]} is missing. Another file has the same name, in another folder: both of them count."
        )
    if missing and not extra and not ignores_argument(form):
        first = "Nothing is found." if not got else f"{missing[0]} is missing, for one."
        return f"{first} {about_pattern(form)}"
    elsewhere = [os.path.dirname(item) for item in extra if PurePath(item).is_absolute()]
    return which(
        (
            ignores_argument(form),
            "The function never uses its argument. Look below the folder that it is given, whichever that is.",
        ),
        (
            any(item.startswith("<") for item in got),
            "One item should be one file. Is the whole result of glob in the L as a single item?",
        ),
        (
            not extra,
            "Some files are found more than once. One pattern is enough: `**` stands for any number of folders, "
            "including none.",
        ),
        (
            any(folder.startswith(made) for folder in elsewhere),
            "These files lie beside the folder, and not below it.",
        ),
        (
            any(folder.startswith(os.path.dirname(made)) for folder in elsewhere),
            "These files come from an earlier call, with another folder. Start with an empty list in every call.",
        ),
        (
            elsewhere,
            "These files lie in another folder. Look below the folder that the function is given, not below the "
            "notebook's own `path`.",
        ),
        (
            {PurePath(item).name for item in extra} <= names,
            "The names of the files are right, but the folders in front of them are missing or wrong, so nobody can open them "
            "from here. `Path(path) / name` puts a folder in front.",
        ),
        (
            all(item.endswith(".jpeg") for item in extra),
            f"Capitals count: {extra[0]} does not end in .JPEG." if extra else "",
        ),
        (
            all(item.endswith("JPEG") for item in extra),
            f"The dot belongs to the ending: {extra[0]} does not end in .JPEG." if extra else "",
        ),
        (not missing, f"Leave out names that do not end in .JPEG, such as {extra[0]}." if extra else ""),
        otherwise="These are not the files below the folder whose names end in .JPEG.",
    )


def about_pattern(form: Form) -> str:
    """Why a pattern misses files, as far as it can be seen in the answer's source."""
    nodes = form.nodes("image_files")
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return which(
        (
            not form.uses("image_files") & GLOB,
            "This does not look far enough down, and it does not use glob. A pattern with `**` reaches every folder.",
        ),
        (
            any(re.search(r"\*\*[^/]|[^/]\*\*", text) for text in texts),
            "`**` goes through folders only where it stands alone between slashes, as in `**/*.JPEG`.",
        ),
        (
            any(
                isinstance(inner, ast.Return)
                for node in nodes
                if isinstance(node, ast.For)
                for inner in ast.walk(node)
            ),
            "A `return` inside the loop ends it at the first file. Return after the loop.",
        ),
        (
            not any("*" in text for text in texts) and any(text.endswith(".JPEG") for text in texts),
            "A pattern has to match the whole name: `*.JPEG`, with a star for what comes before the dot.",
        ),
        (
            any(text.lower().endswith((".jpeg", ".jpg")) and not text.endswith(".JPEG") for text in texts),
            "The names end in .JPEG, in capitals, and a pattern tells capitals from small letters.",
        ),
        (
            any(glued(node) for node in nodes),
            "There is no `/` between the folder and the pattern: `f'{path}/...'`.",
        ),
        (
            any(
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in FUNCTIONS
                and "**" in ast.unparse(node)
                and all(keyword.arg != "recursive" for keyword in node.keywords)
                for node in nodes
            ),
            "The function `glob` follows `**` through the folders only with `recursive=True`. Without it, `**` is one `*`.",
        ),
        otherwise="In a pattern `*` stays within one folder. `**` stands for any number of folders, including none, "
        "whatever they are called.",
    )


def glued(node: ast.AST) -> bool:
    """Whether a folder and a pattern are put together without a slash between them."""
    match node:
        case ast.BinOp(op=ast.Add(), right=ast.Constant(value=str(text))):
            return text.startswith("*")
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(text)), *_]):
            return text.startswith("*")
    return False


def ignores_argument(form: Form) -> bool:
    for node in form.code_of("image_files"):
        if isinstance(node, ast.FunctionDef) and node.name == "image_files" and node.args.args:
            read = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
            return node.args.args[0].arg not in read
    return False


def show(files: list[str]) -> str:
    rest = len(files) - 6
    return "\n".join([*files[:6], *([f"... and {rest} more"] if rest > 0 else [])]) or "no files"
