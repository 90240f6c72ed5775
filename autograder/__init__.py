"""Grades the chapter's exercises: in a live notebook, from a terminal, and for a whole class.

In a notebook:

    from autograder import check, mine, progress
    check("q16")    # one exercise, as it stands in this kernel
    progress()      # all of them
    mine("Linear")  # your own answer of that name

Everything else is reached through the `autograder` command; see `autograder --help`.
"""

import os
import sys

if sys.argv[:1] == ["-m"] and not sys.flags.safe_path:
    # `python -m autograder.cli` begins with the folder that somebody stands in. Nothing is imported from there.
    sys.path.pop(0)

from autograder.mine import mine

__all__ = ["check", "mine", "progress"]

if "ipykernel" in sys.modules:
    # A notebook's setup cell imports this first, and then the course's packages: they are found whatever else beside the
    # notebook has their names.
    from pathlib import Path

    from autograder.course.kernel import prepare
    from autograder.live.runs import listen

    prepare(Path.cwd())
    listen()

    if hasattr(os, "register_at_fork"):
        # A loader with workers copies this process, which has threads of torch's by then and its copies do not. A copy
        # that waited for them would never finish, so it does without.
        os.register_at_fork(
            after_in_child=lambda: "torch" in sys.modules and sys.modules["torch"].set_num_threads(1)
        )


def check(exercise_id: str) -> float:
    """Try your answer to an exercise, show what the checks found, and return its points.

    Run it in the notebook in which the answer's cell was run. The points lie between 0 and those of the
    exercise.
    """
    # Imported on use: the process that runs student code for a grader imports this package too, and neither
    # needs nor should hold what grades it.
    from autograder.live.check import check as check_here

    return check_here(exercise_id)


def progress(path: str = ".") -> None:
    """Show the board of all exercises of the notebooks in the folder `path`.

    They are graded as they were last saved, in processes of their own, as `autograder check` does. What `check` has found in
    this kernel since then counts as it found it.
    """
    from autograder.live.board import progress as progress_here

    progress_here(path)
