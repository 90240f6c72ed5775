"""Forms in which one and the same answer to r04 arrives, as a student's notebook holds it; and what each is worth.

A form changes a released notebook with a right answer in it. Each is worth the same in every face.
"""

import copy
import json

import tiny_class
from notebooks import grade_of

from autograder.course.assignment import find_exercise

SETUP = find_exercise("r04")[1].setup
RIGHT = tiny_class.known(tiny_class.RIGHT)
WRONG = tiny_class.known(tiny_class.WRONG)
FORMS = {}


def form(status="passed"):
    """Adds a form to the corpus, by its function's name; `status` is what every face is to say of it."""

    def add(change):
        FORMS[change.__name__] = (change, status)
        return change

    return add


@form()
def as_it_is(m): ...


@form("not_attempted")
def the_stub(m):
    m.answer(r04=find_exercise("r04")[2].stub)


@form("failed")
def a_wrong_answer(m):
    m.answer(r04=WRONG)


@form()
def time_on_top(m):
    m.answer(r04="%%time\n" + RIGHT)


@form()
def timeit_on_top(m):
    m.answer(r04="%%timeit -n 1 -r 1\n" + RIGHT)


@form()
def capture_on_top(m):
    m.answer(r04="%%capture out\n" + RIGHT)


@form()
def line_magics(m):
    m.answer(r04="%matplotlib inline\n" + RIGHT + "\n%time x = MomentumSGD([], 0.1)\n!true\nx;")


@form()
def awaits(m):
    m.answer(r04="import asyncio\nawait asyncio.sleep(0)\n" + RIGHT)


@form()
def own_imports(m):
    m.answer(
        r04="from collections import OrderedDict\nfrom autograder import check\nfrom reference import Module\n"
        + RIGHT
    )


@form()
def setup_copied_with_an_import(m):
    m.insert(m.place("r04"), SETUP + "\nfrom functools import cache")
    m.answer(r04="@cache\ndef helper():\n    return 0\n" + RIGHT)


@form()
def import_in_the_setup_cell(m):
    m.answer(
        setup=SETUP + "\nfrom functools import cache", r04="@cache\ndef helper():\n    return 0\n" + RIGHT
    )


@form()
def scratch_cells_with_magics(m):
    for source in (
        "%%bash\ntrue",
        "%%html\n<b>",
        "%%writefile /dev/null\nx",
        "%%time\nsum(range(10))",
        "!true",
    ):
        m.insert(m.place("r04"), source)


@form()
def a_scratch_cell_that_fails(m):
    m.insert(m.place("r04"), "from reference import SGD as best\nstate = 1 / 0")


@form()
def a_helper_in_another_cell(m):
    m.answer(r04="class MomentumSGD(Own):\n    pass")
    m.insert(m.place("r04"), RIGHT.replace("class MomentumSGD", "class Own"))


@form()
def in_a_cell_of_its_own(m):
    m.answer(r04=find_exercise("r04")[2].stub)
    m.insert(m.place("r04") + 1, RIGHT)


@form()
def quit_below(m):
    m.answer(r04=RIGHT + "\nquit()")


@form("error")
def an_error_below(m):
    m.answer(r04=RIGHT + "\n1 / 0")


@form("error")
def no_python(m):
    m.answer(r04=RIGHT + "\ndef:")


@form("error")
def under_another_name(m):
    m.answer(r04=RIGHT.replace("class MomentumSGD", "class Momentum"))


@form("refused")
def the_answer_is_imported(m):
    m.answer(r04="from reference.optimizer import anything\n" + RIGHT)


@form()
def metadata_and_ids_gone(m):
    for place, cell in enumerate(m.content["cells"]):
        cell["metadata"], cell["id"] = {}, f"n{place}"


@form()
def ids_swapped(m):
    other = next(c for c in m.content["cells"] if grade_of(c) == "r03")
    mine = m.cell("r04")
    mine["metadata"], other["metadata"] = copy.deepcopy(other["metadata"]), copy.deepcopy(mine["metadata"])
    mine["id"], other["id"] = other["id"], mine["id"]


@form()
def another_encoding(m):
    m.save()
    m.path.write_bytes(m.path.read_text(encoding="utf-8").encode("utf-16"))
    m.save = lambda: m


@form()
def a_nul_character(m):
    m.answer(r04=RIGHT + "\n# \x00")


@form()
def a_copy_holds_the_work(m):
    m.save()
    m.path.with_name("06_further_research-Copy1.ipynb").write_bytes(m.path.read_bytes())
    m.answer(r04=find_exercise("r04")[2].stub)


@form()
def a_method_put_in_below(m):
    init, _, step = RIGHT.partition("    def step(self):\n")
    m.answer(r04=init)
    body = step.replace("\n    ", "\n").removeprefix("    ")
    m.insert(
        m.place("r04") + 1,
        "from fastcore.basics import patch\n@patch\ndef step(self: MomentumSGD):\n" + body,
    )


@form()
def a_class_extended_below(m):
    init, step, rest = RIGHT.partition("    def step")
    m.answer(r04=init)
    m.insert(m.place("r04") + 1, "class MomentumSGD(MomentumSGD):\n" + step + rest)


@form()
def wrapped_below(m):
    m.insert(m.place("r04") + 1, "def same(cls):\n    return cls\nMomentumSGD = same(MomentumSGD)")


@form()
def a_name_used_up_below(m):
    m.insert(m.place("r04") + 1, "MomentumSGD = MomentumSGD([], 0.1)")


@form()
def split_between_two_methods(m):
    init, step, rest = RIGHT.partition("    def step")
    m.answer(r04=init)
    m.insert(m.place("r04") + 1, step + rest)


@form()
def split_within_a_function(m):
    first, line, rest = RIGHT.partition("                d = p.grad")
    m.answer(r04=first.rstrip())
    m.insert(m.place("r04") + 1, line + rest)


@form()
def merged_with_another_answer(m):
    m.answer(r03=find_exercise("r03")[2].stub + "\n\n" + RIGHT)
    m.content["cells"].remove(m.cell("r04"))


@form()
def merged_with_the_setup_cell(m):
    m.answer(setup=SETUP + "\n\n" + RIGHT)
    m.content["cells"].remove(m.cell("r04"))


@form()
def in_a_text_cell_within_a_fence(m):
    m.answer(r04="```python\n" + RIGHT + "\n```")
    m.cell("r04")["cell_type"] = "markdown"


@form()
def lines_without_their_ends(m):
    for cell in m.content["cells"]:
        cell["source"] = "".join(cell["source"]).split("\n")


@form()
def under_a_grade_id_of_its_own(m):
    cell = m.cell("r04")
    cell["metadata"]["nbgrader"]["grade_id"], cell["id"] = "cell-0a1b2c", "mine"


@form("missing")
def handed_to_a_file(m):
    m.answer(r04="%%writefile answer.py\n" + RIGHT)


@form("missing")
def all_of_it_a_comment(m):
    m.answer(r04=RIGHT.replace("\n", "\n# ").replace("class", "# class", 1))


@form("missing")
def nothing_in_the_cell(m):
    m.answer(r04="")


@form()
def lines_for_a_page_or_a_machine(m):
    lines = ["%autosave 60", "%load_ext nb_black", "%matplotlib widget", "%conda install x", "%watermark -v"]
    m.answer(r04="\n".join([*lines, RIGHT]))


def notebook_of(change, made):
    """Make the form of a notebook that holds the right answer."""
    made.answer(r04=RIGHT)
    change(made)
    made.save()
    return made


def cells_of(made):
    """The sources of its code cells, with their ids, as a kernel is given them."""
    paths = sorted(made.path.parent.glob("*Copy1.ipynb")) or [made.path]
    raw = paths[0].read_bytes()
    cells = json.loads(raw.decode("utf-16" if raw[:1] in b"\xff\xfe" else "utf-8"))["cells"]
    return [
        ("".join(c["source"]), c.get("id") or f"new-{n}")
        for n, c in enumerate(cells)
        if c["cell_type"] == "code" and "check(" not in c["source"]
    ]
