"""The guides are followed word for word: what they say to type is typed, and what they show is what there is."""

import json
import re

import pytest
from notebooks import PROJECT
from second_course import SOURCE, SecondCourse

pytestmark = pytest.mark.xdist_group("second course")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def blocks(page):
    """The blocks of a page: (language, text, the last name in backticks before it)."""
    text = (PROJECT / "docs" / page).read_text()
    for found in BLOCK.finditer(text):
        before = BLOCK.sub("", text[: found.start()])
        yield found[1], found[2], re.findall(r"`([^`\n]+)`", before)[-1]


@pytest.fixture
def course(tmp_path):
    return SecondCourse(tmp_path / "poems")


def files(course):
    return {
        str(p.relative_to(course.root)) for p in course.root.rglob("*") if p.is_file() and p.suffix != ".pyc"
    }


def test_adding_an_exercise(course):
    before = files(course)
    contents = {path: (course.root / path).read_bytes() for path in before}
    printed = ""
    for language, text, name in blocks("new-exercise.md"):
        if language == "sh":
            done = course.run("sh", "-ec", text)
            assert done.returncode == 0, text + done.stdout + done.stderr
            printed += done.stdout
        elif name == "stanzas":
            path = course.root / "solutions" / "poems" / "02_lines.ipynb"
            nb = json.loads(path.read_text())
            (cell,) = (
                c for c in nb["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == "stanzas"
            )
            cell["source"] = text
            path.write_text(json.dumps(nb))
        else:
            (course.root / name).write_text(text)
    row = next(line.split() for line in printed.splitlines() if line.split()[:1] == ["stanzas"])
    assert row == "stanzas 1 of 1 1 of 1 1 of 1 ok ok".split()
    assert "stanzas:" not in printed  # nothing is missing or weak
    changed = {p for p in before if (course.root / p).read_bytes() != contents[p]}
    assert changed == {"solutions/poems/02_lines.ipynb"}
    made = {
        p for p in files(course) - before if not p.startswith(("exercises/", "course/", "checks/released/"))
    }
    assert all("stanzas" in p for p in made), made
    assert "0 of 13 points" in course.autograder("check", code=1)


def test_what_the_command_makes_works_as_it_is_and_verify_says_what_is_weak(course):
    source = course.root / "solutions" / "poems" / "01_letters.ipynb"
    content = json.loads(source.read_text())
    content["cells"].append({"cell_type": "markdown", "id": "end", "metadata": {}, "source": "The end."})
    source.write_text(json.dumps(content))
    done = course.autograder("new", "q35", "Its title", "--notebook", "01_letters.ipynb", "--words", "1.5")
    assert "checks/q35/test_q35_its_title.py" in done
    assert json.loads(source.read_text())["cells"][-1]["source"] == "The end."
    course.nbgrader("generate_assignment", "poems")
    (course.root / "answers" / "q35" / "right_again.py").write_text(
        "# right: the same\ndef its_title(text):\n    return text[::-1]\n"
    )
    said = course.autograder("verify", "q35")
    assert re.search(r"q35 +2 of 2 +1 of 1 +1 of 1 +ok +ok", said)
    assert "q35: no hidden checks" in said
    assert "q35: right_again is the model answer once more" in said
    wrong = course.root / "answers" / "q35" / "wrong_unchanged.py"
    wrong.write_text(re.sub(r"\(test_\w+\)", "(test_misspelt)", wrong.read_text()))
    (course.root / "checks" / "q35" / "test_zz.py").write_text("")
    said = course.autograder("verify", "q35", code=1)
    assert "q35 wrong_unchanged: there is no check test_misspelt" in said
    assert "q35: test_zz.py is ignored: a file of its checks is called test_q35_*.py." in said
    for path in (course.root / "answers" / "q35").iterdir():
        path.unlink()
    checks = course.root / "checks" / "q35" / "test_q35_its_title.py"
    checks.write_text("def test_nothing(student):\n    pass\n")
    said = course.autograder("verify", "q35", code=1)
    for weak in ("no wrong answers", "no right answers", "no check is @required", "no hints"):
        assert f"q35: {weak}" in said
    assert "q35: test_nothing has no docstring" in said
    assert "q35 stub: the stub passes test_nothing" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Q_1", "A title", "--notebook", "02_lines"], "'Q_1' cannot be the name of an exercise"),
        (
            ["p2", "A title", "--notebook", "02_lines"],
            "There is an exercise 'p2' already, in 01_letters.ipynb.",
        ),
        (["p3", "A title", "--notebook", "03_none"], "There are: 01_letters, 02_lines."),
        (["p3", " ", "--notebook", "02_lines"], "An exercise needs a title"),
    ],
)
def test_what_cannot_be_made_changes_nothing(course, words, says):
    before = files(course)
    done = course.run("autograder", "new", *words)
    assert done.returncode == 2 and says in done.stderr
    assert files(course) == before


def test_the_files_of_a_course_are_shown_as_they_are():
    shown = [(name, text) for language, text, name in blocks("new-course.md") if "." in name]
    assert [name for name, _ in shown] == ["checks/course.toml", "nbgrader_config.py"]
    for name, text in shown:
        assert (SOURCE / name).read_text() == text


def test_every_line_of_a_manifest_is_explained():
    import msgspec

    from autograder.course.manifest import Manifest

    page = (PROJECT / "docs" / "new-course.md").read_text()

    def fields(struct):
        for field in msgspec.structs.fields(struct):
            yield field.encode_name
            for kind in (field.type, *getattr(field.type, "__args__", ())):
                if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
                    yield from fields(kind)

    for name in fields(Manifest):
        assert name in page, name
