"""One export from start to end: settle what is late, read the marks, make the files, write them all or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from traitlets import TraitError
from traitlets.config import Config

from autograder.marks.book import Book, read_book
from autograder.marks.canvas import fill_canvas
from autograder.marks.errors import MarksError
from autograder.marks.filling import Wishes, waits
from autograder.marks.late import policy_of, settle, unknown_names
from autograder.marks.moodle import Columns, Worksheet, feedback_zip, fill_moodle
from autograder.marks.sheet import Sheet
from autograder.marks.table import table
from autograder.marks.writing import write

FORMATS = ("csv", "canvas", "moodle")
SHOWN = 10  # changed penalties that are named


@dataclass
class Request:
    """What to export. `like` is the file that the school's system gave; `to` has a name of its own where it is None."""

    assignment: str
    format: str = "csv"
    to: Path | None = None
    like: Path | None = None
    column: str | None = None  # Canvas
    columns: Columns = Columns()  # Moodle
    comments: bool = False
    feedback_zip: Path | None = None
    wishes: Wishes = Wishes()
    students: list[str] = field(default_factory=list)


def export(gradebook: Gradebook, directory: CourseDirectory, config: Config, request: Request) -> list[str]:
    """Write the files. Returns what there is to say about them, a line each.

    Raises `MarksError` where something is in the way; then nothing is written.
    """
    to = _target(request)
    policy = policy_of(config, Path(directory.root))
    notes = []
    if policy is not None:
        notes += [f"Late: {line}." for line in unknown_names(gradebook, policy)]
        notes += _settled(settle(gradebook, policy))
    book = read_book(gradebook, request.assignment, policy, request.students)
    notes += _not_graded(gradebook, directory, book)
    files: dict[Path, bytes] = {}
    if request.format == "csv":
        files[to] = table(book)
        notes += [f"{len(book.students)} students.", *waits(book)]
    elif request.format == "canvas":
        sheet = Sheet.read(_like(request))
        notes += fill_canvas(sheet, book, request.wishes, request.column)
        files[to] = sheet.to_bytes()
    else:
        worksheet = Worksheet(Sheet.read(_like(request)), request.columns)
        found, said = fill_moodle(worksheet, book, request.wishes, request.comments)
        files[to] = worksheet.sheet.to_bytes()
        notes += said
        if request.feedback_zip:
            pages = _pages(directory, book)
            _may_be_seen(config, directory, book.assignment, pages)
            files[request.feedback_zip], said = feedback_zip(worksheet, found, pages)
            notes += said
    write(files)
    return [*notes, f"Written: {', '.join(map(str, files))}"]


def _settled(lines: list[str]) -> list[str]:
    more = [f"Settled: {len(lines) - SHOWN} other late penalties."] if len(lines) > SHOWN else []
    return [f"Settled: {line}." for line in lines[:SHOWN]] + more


def _target(request: Request) -> Path:
    """Where to write. Raises `MarksError` where the request does not fit together."""
    if request.format not in FORMATS:
        raise MarksError(f"There is no format {request.format!r}. There are {', '.join(FORMATS)}.")
    to = request.to or Path(f"{request.assignment}-{request.format}.csv")
    other = {
        "--like": request.like and request.format == "csv",
        "--column": request.column and request.format != "canvas",
        "--grade-column": request.columns.grade and request.format != "moodle",
        "--feedback-column": request.columns.feedback and request.format != "moodle",
        "--comments": request.comments and request.format != "moodle",
        "--feedback-zip": request.feedback_zip and request.format != "moodle",
    }
    for option, given in other.items():
        if given:
            raise MarksError(f"{option} says nothing about the format {request.format}.")
    places = [place.resolve() for place in (to, request.like, request.feedback_zip) if place]
    if len(set(places)) < len(places):
        raise MarksError("The files need different names: the one that you downloaded stays as it is.")
    return to


def _like(request: Request) -> Path:
    if request.like is None:
        what = {"canvas": "gradebook export", "moodle": "grading worksheet"}[request.format]
        system = request.format.capitalize()
        raise MarksError(
            f"The format {request.format} fills in a file of {system}'s: name its {what} with --like."
        )
    return request.like


def _not_graded(gradebook: Gradebook, directory: CourseDirectory, book: Book) -> list[str]:
    """Mark the students whose submission has not been graded, and say who they are, and who has handed in since."""
    known = {marks.id: marks for marks in book.students}
    never, since = [], []
    root = Path(directory.format_path(directory.submitted_directory, ".", "."))
    for folder in sorted(root.glob(f"*/{book.assignment}")):
        student = folder.parent.name
        try:
            before = gradebook.find_submission(book.assignment, student).timestamp
        except MissingEntry:
            never.append(student)
            if student in known:
                known[student].ungraded = True
            continue
        now = directory.get_existing_timestamp(str(folder))
        if now is not None and before is not None and now > before:
            since.append(student)
    return [
        f"{what}, so run autograder grade {book.assignment} first: {'; '.join(who)}"
        for what, who in (
            ("Handed in but never graded", never),
            ("Handed in again since they were graded", since),
        )
        if who
    ]


def _pages(directory: CourseDirectory, book: Book) -> dict[str, list[Path]]:
    """The feedback pages that nbgrader has generated, by student."""
    return {
        marks.id: sorted(
            Path(directory.format_path(directory.feedback_directory, marks.id, book.assignment)).glob(
                "*.html"
            )
        )
        for marks in book.students
    }


def _may_be_seen(
    config: Config, directory: CourseDirectory, assignment: str, pages: dict[str, list[Path]]
) -> None:
    """Raises `MarksError` where a feedback page shows more of the hidden checks than its student may see now."""
    from autograder.classroom import hiding

    try:
        rule = hiding.rule_of(config, directory, assignment)
    except TraitError as reason:
        raise MarksError(f"nbgrader_config.py: {reason}") from None
    for student, files in pages.items():
        if any(
            hiding.compared(page.read_text(encoding="utf-8", errors="replace"), rule) > 0 for page in files
        ):
            raise MarksError(
                f"The feedback pages of {student} show more of the hidden checks than may be seen now. "
                f"Run: nbgrader generate_feedback {assignment} --force"
            )
