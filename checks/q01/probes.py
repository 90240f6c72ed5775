"""Shared by the checks of q01: folders of files that are made for the purpose, and what is found in them."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import Any

from fastcore.foundation import L

from autograder.checking import StudentRaised, fail, kind_of, short


def find_in(names: Any, files: list[str], start: str, as_str: bool) -> dict:
    """What image_files finds below `start`, in a new folder that holds these files."""
    import os
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        root = Path(made).resolve()
        for file in files:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(b"")
        folder = root / start
        folder.mkdir(parents=True, exist_ok=True)
        found = names.image_files(str(folder) if as_str else folder)
        return {"folder": str(folder), "here": os.getcwd(), "found": found}


def judge_found(
    student: Any, files: list[str], *, start: str = ".", as_str: bool = False, why: str = ""
) -> Any:
    """Fail unless exactly the `.JPEG` files below `start` are found, as strings or paths, and return them."""
    argument = '"folder"' if as_str else 'Path("folder")'
    there = below(files, start)
    holds = f"{', '.join(there[:4])}{' and more' if there[4:] else ''}" or "nothing"
    tried = f"image_files({argument})  # a folder that holds {holds}"
    try:
        seen = student.observe(find_in, files, start, as_str, tried=tried)
    except StudentRaised as error:
        if error.error.type in ("TypeError", "AttributeError"):
            error.meaning = (
                f"The folder is a {'str' if as_str else 'Path'} here. Path(path) takes a str as well as a Path, and so "
                "does str(path)."
            )
        raise
    wanted = sorted(file for file in there if file.endswith(".JPEG"))
    found = seen["found"]
    if not isinstance(found, list | tuple | set | L):
        fail(not_a_collection(found), expected=show(wanted), got=f"{short(found)} ({kind_of(found)})")
    got = [inside(item, seen["folder"], seen["here"]) for item in found]
    if sorted(got) != wanted:
        fail(meaning(got, wanted, why), expected=show(wanted), got=show(sorted(got)))
    return found


def below(files: list[str], start: str) -> list[str]:
    """Those of the files that are below `start`, as seen from there."""
    prefix = "" if start == "." else f"{start}/"
    return [file.removeprefix(prefix) for file in files if file.startswith(prefix)]


def inside(item: Any, folder: str, here: str) -> str:
    """The path of a file as seen from the folder, or as it is where it lies elsewhere."""
    if not isinstance(item, str | PurePath):
        return f"<{kind_of(item)}> {short(item)}"
    path = PurePath(os.path.normpath(PurePath(here) / item))
    return (
        path.relative_to(folder).as_posix()
        if path.is_relative_to(folder)
        else path.as_posix()
        if PurePath(item).is_absolute()
        else f"./{item}"
    )


def not_a_collection(found: Any) -> str:
    if found is None:
        return "It returns nothing. Is there a return?"
    if kind_of(found) in ("generator", "map", "filter", "iglob", "_iterate_directories"):
        return "This is a generator, which looks for files only while somebody walks through it: L(...) does that."
    return "The files are wanted in an L."


def meaning(got: list[str], wanted: list[str], why: str) -> str:
    """What is wrong with what was found, in words."""
    here, extra, missing = set(got) & set(wanted), set(got) - set(wanted), set(wanted) - set(got)
    if len(got) != len(set(got)):
        return "Some files are found more than once. One pattern reaches all depths: ** stands for no folder, too."
    if any(item.startswith("<") for item in got):
        return "An item is one file. Is the whole result of glob put into the L as a single item?"
    if extra and {PurePath(item).name for item in extra} <= {PurePath(item).name for item in wanted}:
        return (
            "The files' names are right, and the folders before them are missing or wrong, so that nobody can open "
            "them from where the notebook is. Path(path) / name puts a folder in front."
        )
    if extra and not here and all(PurePath(item).is_absolute() for item in extra):
        return "These files lie in another folder. Look below the folder that is given, not the notebook's own path."
    if extra and not missing:
        return f"Only names that end in .JPEG are wanted, and {sorted(extra)[0]} does not."
    if not got:
        return why or (
            "Nothing is found. In a pattern * stays within one folder; ** goes through any number of them, and "
            "glob.glob takes it that way only with recursive=True."
        )
    if missing and not extra:
        return why or (
            "Files are missing. In a pattern * stays within one folder; ** goes through any number of them, and "
            "glob.glob takes it that way only with recursive=True."
        )
    return "These are not the files below the folder whose names end in .JPEG."


def show(files: list[str]) -> str:
    if not files:
        return "(none)"
    rest = len(files) - 6
    return "\n".join([*files[:6], *([f"... and {rest} more"] if rest > 0 else [])])
