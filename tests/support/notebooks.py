"""Notebooks as students leave them: the released ones, changed."""

import json
import re
import shutil
from pathlib import Path

PROJECT = Path(__file__).parents[2]
EXERCISES = PROJECT / "exercises" / "learner_from_scratch"
SOLUTIONS = PROJECT / "solutions" / "learner_from_scratch"

FIBONACCI = """
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n - 1)
    return [*shorter, shorter[-1] + shorter[-2]]
"""
PRINT_SHAPES = """
def print_shape(outp, inp):
    print(outp.shape)


def hook_all(model):
    model.hook = print_shape
    for child in model.children:
        hook_all(child)
"""


class EditedNotebook:
    """A released notebook in a folder of its own, to be changed as students change theirs."""

    def __init__(self, folder, name="02_modules", released=EXERCISES):
        self.path = folder / f"{name}.ipynb"
        shutil.copy(released / f"{name}.ipynb", self.path)
        self.content = json.loads(self.path.read_text(encoding="utf-8"))

    def answer(self, **sources):
        """Write these sources into the cells of these grade_ids."""
        for grade_id, source in sources.items():
            self.cell(grade_id)["source"] = source
        return self.save()

    def cell(self, grade_id):
        return next(c for c in self.content["cells"] if grade_of(c) == grade_id)

    def place(self, grade_id):
        return self.content["cells"].index(self.cell(grade_id))

    def insert(self, place, source):
        cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
        self.content["cells"].insert(place, cell)
        return self.save()

    def save(self):
        self.path.write_text(json.dumps(self.content), encoding="utf-8")
        return self


def grade_of(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def trained_shortly(text):
    """The text of a notebook in which whatever trains on images does so for one epoch."""
    return re.sub(r"(\.fit\(|n_epochs=)\d\b", r"\g<1>1", text)


def with_few_images(text):
    """The text of a notebook of one's own Learner, which takes every fourth image only."""
    all_of_them = '(mine(\\"image_files\\")(path)))'
    assert all_of_them in text
    return text.replace(all_of_them, all_of_them + "[::4]")
