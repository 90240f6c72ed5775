"""A student's own files may be called data, reference, checks or utils: the notebooks work beside them all the same."""

import json
import os
import subprocess
import sys

import pytest
from jupyter_client.manager import start_new_kernel
from notebooks import FIBONACCI, PROJECT, EditedNotebook
from wheel import unpacked_wheel

from autograder.course.assignment import assignments
from autograder.course.layout import faults

pytestmark = pytest.mark.xdist_group("names")
MINE = "raise RuntimeError('a file of my own')\n"
BESIDE = {
    "folders of files": {"data/photos.csv": "1,2\n", "reference/paper.txt": "", "checks/list.txt": ""}
    | {"utils.py": MINE, "files/x.txt": ""},
    "files": {"data.py": "mine = 1\n", "reference.py": MINE, "checks.py": MINE, "probes.py": MINE},
    "packages": {"data/__init__.py": MINE, "reference/__init__.py": MINE, "checks/__init__.py": MINE}
    | {"course_helpers/__init__.py": MINE, "q16/__init__.py": MINE, "conftest.py": MINE},
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    with unpacked_wheel(tmp_path_factory.mktemp("wheel")) as unpacked:
        yield unpacked


@pytest.fixture(params=["editable", "wheel"])
def installed(request):
    """Where the package is, and the environment of a process that uses it: an editable install, and a wheel."""
    return (PROJECT, dict(os.environ)) if request.param == "editable" else request.getfixturevalue("wheel")


@pytest.fixture
def beside(request, tmp_path):
    for name, content in BESIDE[request.param].items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


class Kernel:
    """A kernel; `run` gives what a cell printed and its value, or raises what it raised."""

    def __init__(self, folder, environment):
        self.manager, self.client = start_new_kernel(kernel_name="python3", cwd=folder, env=environment)

    def run(self, source):
        seen = []
        self.client.execute_interactive(source, timeout=120, output_hook=seen.append)
        contents = [m["content"] for m in seen if m["msg_type"] in ("stream", "execute_result", "error")]
        for content in contents:
            if "ename" in content:
                raise RuntimeError("\n".join(content["traceback"]))
        return "".join(c.get("text") or c["data"]["text/plain"] for c in contents)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def setups():
    return [notebook.setup for assignment in assignments() for notebook in assignment.notebooks]


@pytest.mark.parametrize("beside", BESIDE, indirect=True)
def test_every_setup_cell_works_beside_them(installed, beside):
    root, environment = installed
    with Kernel(beside, environment) as kernel:
        for setup in setups():
            kernel.run(setup)
        where = kernel.run(
            "import autograder, data, reference; data.__file__, reference.__file__, autograder.__file__"
        )
        assert str(beside) not in where and where.count(str(root)) == 3
        kernel.run(FIBONACCI)
        assert kernel.run('check("q16")').endswith("2.0")


def test_the_kernel_says_once_which_files_are_hidden(installed, tmp_path):
    for name, content in BESIDE["files"].items():
        (tmp_path / name).write_text(content)
    with Kernel(tmp_path, installed[1]) as kernel:
        assert kernel.run("import data; data.mine") == "1"  # their own, until the setup cell has run
        said = kernel.run("from autograder import check")
        for name in ("data", "reference", "checks"):
            assert f"`import {name}` gives you the course's own package '{name}' here." in said
            assert f"Your file {name}.py is still there" in said
        assert kernel.run("from autograder import check\nfrom data import mini_imagenette") == ""


def test_nothing_is_said_of_folders_without_code(installed, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "photos.csv").write_text("1,2\n")
    with Kernel(tmp_path, installed[1]) as kernel:
        assert kernel.run("from autograder import check") == ""


@pytest.mark.parametrize("beside", ["packages"], indirect=True)
def test_the_terminal_works_beside_them(installed, beside):
    notebook = EditedNotebook(beside).answer(q16=FIBONACCI)
    command = [sys.executable, "-P", "-c", "from autograder.cli import main; main()"]

    def run(*words):
        return subprocess.run(
            [*command, *words], cwd=beside, env=installed[1], capture_output=True, text=True
        )

    checked = run("check", "02_modules.ipynb", "-q", "q16", "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["score"] == 2
    assert "Hint 1 of 3 for q16" in run("hint", "q16").stdout
    assert notebook.path.exists()


READING = """
def fibonacci(n=20):
    from pathlib import Path
    import sys
    found = [str(p) for top in sys.path + [sys.prefix] for p in Path(top).rglob("test_q16*.py")]
    raise RuntimeError(f"found {found}, {len(sys.path)} places, a module at {Module.__init__.__code__.co_filename}")
"""


def test_the_checks_of_a_wheel_cannot_be_read_by_an_answer(wheel, tmp_path):
    folder, environment = wheel
    notebook = EditedNotebook(tmp_path).answer(q16=READING)
    done = subprocess.run(
        [sys.executable, "-P", "-c", "from autograder.cli import main; main()", "check", notebook.path]
        + ["-q", "q16", "--require-sandbox", "--json"],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert "found [], " in done.stdout and f"a module at {folder}/reference" in done.stdout, done.stdout


def test_autograder_is_imported_before_the_courses_packages():
    """A setup cell that does it the other way round is not released."""
    flags = {"grade_id": "setup", "locked": True}
    cell = {"cell_type": "code", "metadata": {"nbgrader": flags}, "source": ""}
    late = cell | {"source": "from reference import Module\nfrom autograder import check"}
    assert any("imports 'reference' before autograder" in fault for fault in faults("x", [late]))
    for setup in setups():
        assert not list(faults("x", [cell | {"source": setup}]))
