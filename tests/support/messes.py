"""02_modules as students spoil it, cell by cell: for the table of docs/grading.md."""

import copy

from course import released
from notebooks import FIBONACCI, grade_of

WORDS = "Because it calls itself."


class Mess:
    """02_modules with q16 answered right and q15 in words; and ways to spoil it."""

    def __init__(self):
        self.nb = released("02_modules")
        self.cell("q16")["source"] = FIBONACCI
        self.cell("q15_why")["source"] = WORDS
        self.cells = self.nb["cells"]

    def cell(self, grade_id):
        return next(c for c in self.nb["cells"] if grade_of(c) == grade_id)

    def place(self, grade_id):
        return self.cells.index(self.cell(grade_id))

    def delete(self, *grade_ids):
        self.cells[:] = [c for c in self.cells if grade_of(c) not in grade_ids]

    def twin(self, grade_id, source, offset=0):
        """Another cell with the same metadata, as copying and splitting a cell make one."""
        cell = copy.deepcopy(self.cell(grade_id))
        cell["source"] = source
        self.cells.insert(self.place(grade_id) + offset, cell)

    def add(self, place, source, kind="code"):
        cell = {"cell_type": kind, "metadata": {}, "source": source}
        self.cells.insert(place, cell | ({"outputs": [], "execution_count": None} if kind == "code" else {}))

    def retype(self, grade_id, kind):
        cell = self.cell(grade_id)
        cell["cell_type"] = kind
        for key in ("outputs", "execution_count"):
            cell.pop(key, None)


# What is done to it; what the report says of q16; a piece of what is said of the submission ("": nothing).


def untouched(m): ...


def copied_before(m):
    m.twin("q16", "def fibonacci(n=20):\n    return []")


def copied_behind_unchanged(m):
    m.twin("q16", released_source("q16"), offset=1)


def split_in_two(m):
    helper, answer = "def last(xs):\n    return xs[-1]\n", FIBONACCI.replace("shorter[-1]", "last(shorter)")
    m.cell("q16")["source"] = answer
    m.twin("q16", helper)


def split_off_a_trial(m):
    m.twin("q16", "fibonacci(5)", offset=1)


def check_copied(m):
    m.twin("q16_check", 'check("q16")')


def check_deleted(m):
    m.delete("q16_check")


def check_edited(m):
    m.cell("q16_check")["source"] = "2.0"


def points_beyond_counting(m):
    m.cell("q16_check")["metadata"]["nbgrader"]["points"] = 10**400
    m.cell("q16_check")["source"] += "  # and more"


def check_retyped(m):
    m.retype("q16_check", "raw")


def answer_deleted(m):
    m.delete("q16")


def answer_retyped(m):
    m.retype("q16", "markdown")


def answer_in_an_added_cell(m):
    m.cell("q16")["source"] = released_source("q16")
    m.add(m.place("q16") + 1, FIBONACCI)


def answer_deleted_and_written_anew(m):
    m.add(m.place("q16"), FIBONACCI)
    m.delete("q16")


def reordered(m):
    m.cells.reverse()


def metadata_lost(m):
    for cell in m.cells:
        cell["metadata"] = {}


def metadata_and_ids_lost(m):
    metadata_lost(m)
    no_cell_ids(m)


def metadata_of_an_old_schema(m):
    for cell in m.cells:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] = {
                key: cell["metadata"]["nbgrader"][key] for key in ("grade_id", "grade", "solution", "locked")
            } | {"schema_version": 1, "points": 99}


def metadata_of_a_newer_schema(m):
    for cell in m.cells:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 77


def metadata_of_another_kind(m):
    q17, q18 = m.cell("q17"), m.cell("q18")
    q17["metadata"], q18["metadata"] = {"nbgrader": "q17"}, None


def no_cell_ids(m):
    for cell in m.cells:
        cell.pop("id", None)
    m.nb["nbformat_minor"] = 4


def same_cell_ids(m):
    for cell in m.cells:
        cell["id"] = "about-this-submission"


def another_kernel(m):
    m.nb["metadata"] = {"kernelspec": {"name": "julia-1.9", "display_name": "Julia 1.9", "language": "julia"}}


def invalid_outputs(m):
    m.cell("q16")["outputs"] = [{"output_type": "stream"}, 7, {"output_type": "no such"}]


def cells_that_are_none(m):
    m.cells += [
        None,
        "cell",
        {"cell_type": "code"},
        {"source": ["x"]},
        {"cell_type": "heading", "source": "x"},
    ]


def released_source(grade_id):
    return next(c["source"] for c in released("02_modules")["cells"] if grade_of(c) == grade_id)


MESSES = [
    (untouched, "passed", ""),
    (copied_before, "passed", "q16: there more than once"),
    (copied_behind_unchanged, "passed", "q16: there more than once"),
    (split_in_two, "passed", "q16: there more than once"),
    (split_off_a_trial, "passed", "q16: there more than once"),
    (check_copied, "passed", "q16_check: there more than once"),
    (check_deleted, "passed", "q16_check: not there any more"),
    (check_edited, "passed", "q16_check: locked, but changed"),
    (points_beyond_counting, "passed", "q16_check: locked, but changed"),
    (check_retyped, "passed", "q16_check: turned into a raw cell"),
    (answer_deleted, "missing", "q16: not there any more"),
    (answer_retyped, "passed", "q16: turned into a markdown cell"),
    (answer_in_an_added_cell, "passed", "what counts as the answer to q16 is cell"),
    (answer_deleted_and_written_anew, "passed", "q16: without nbgrader metadata"),
    (reordered, "passed", ""),
    (metadata_lost, "passed", "without nbgrader metadata"),
    (metadata_and_ids_lost, "passed", "without nbgrader metadata"),
    (metadata_of_an_old_schema, "passed", ""),
    (metadata_of_a_newer_schema, "passed", ""),
    (metadata_of_another_kind, "passed", "q17 and q18: without nbgrader metadata"),
    (no_cell_ids, "passed", ""),
    (same_cell_ids, "passed", ""),
    (another_kernel, "passed", ""),
    (invalid_outputs, "passed", ""),
    (cells_that_are_none, "passed", "that are not cells"),
]
