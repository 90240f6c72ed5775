"""The program that `autograder train` writes: readable, complete, and it runs on its own."""

import ast
import signal
import subprocess
import sys

import pytest
from PIL import Image

from autograder.parts.script import FIRST_LINE, script
from tests.parts.shelves import EXERCISES, models, right, shelf_of


@pytest.fixture(scope="module")
def images(tmp_path_factory):
    """Twelve images to learn from and four to validate on, of two classes."""
    folder = tmp_path_factory.mktemp("images")
    for split, n in (("train", 6), ("val", 2)):
        for label, colour in (("dark", 40), ("light", 200)):
            (folder / split / label).mkdir(parents=True)
            for i in range(n):
                Image.new("RGB", (20, 24), (colour, colour + i, 90)).save(
                    folder / split / label / f"{i}.JPEG"
                )
    return folder


def command(tmp_path, source, *arguments):
    program = tmp_path / "my_learner.py"
    program.write_text(source)
    words = [
        sys.executable,
        str(program),
        "--size",
        "16",
        "--bs",
        "4",
        "--workers",
        "0",
        "--out",
        str(tmp_path / "out"),
    ]
    return [*words, *arguments]


def run(tmp_path, source, *arguments):
    words = command(tmp_path, source, *arguments)
    return subprocess.run(words, capture_output=True, text=True, cwd=tmp_path)


@pytest.mark.parametrize("ids", [EXERCISES, EXERCISES[::2], EXERCISES[1::2]])
def test_it_runs_on_its_own(ids, tmp_path, images):
    done = run(tmp_path, script(shelf_of(models(*ids))), "--data", str(images), "--epochs", "2")
    assert done.returncode == 0, done.stderr
    assert "batches of 4, at a rate of up to 0.2\n" in done.stdout
    assert "your Learner" in done.stdout and "chance" in done.stdout and "50.00%" in done.stdout
    made = {file.name for file in (tmp_path / "out").iterdir()}
    assert made == {"loss.gif", "lr_finder.png", "predictions.png", "results.png", "results.csv"}
    rows = (tmp_path / "out" / "results.csv").read_text().splitlines()
    assert len(rows) == 5 and rows[0] == "epoch,training,loss,accuracy"


def test_a_mix_with_clashing_helpers_runs(tmp_path, images):
    sources = {id: right(id, 1 + i) for i, id in enumerate(EXERCISES)}
    sources["q19"] += "\n\ndef helper(x):\n    return x\n"
    sources["q20"] = "def helper(x):\n    return x + 1\n\n\n" + sources["q20"]
    source = script(shelf_of(sources))
    done = run(tmp_path, source, "--data", str(images), "--epochs", "1", "--lr", "0.05")
    assert done.returncode == 0, done.stderr
    assert "at a rate of up to 0.05\n" in done.stdout


def test_two_helpers_of_one_name_keep_their_meanings():
    sources = models("q19", "q20")
    sources["q19"] = (
        "LIMIT = 1\n\n\ndef limit():\n    return LIMIT\n\n\n"
        + sources["q19"]
        + "\n    def limit_of(self):\n        return limit()\n"
    )
    sources["q20"] = (
        "LIMIT = 2\n\n\ndef limit():\n    return LIMIT\n\n\n"
        + sources["q20"]
        + "\n    def limit_of(self):\n        return limit()\n"
    )
    names = {"__name__": "program"}
    exec(script(shelf_of(sources)), names)
    assert names["ConvLayer"](1, 1).limit_of() == 1 and names["Sequential"]().limit_of() == 2


def test_it_holds_the_students_own_lines_and_nothing_that_only_tries():
    sources = models("q19", "m04")
    sources["q19"] += (
        "\n# my own comment\n\nlayer = ConvLayer(3, 4)\nprint(layer(torch.zeros(1, 3, 8, 8)).shape)\n"
    )
    source = script(shelf_of(sources))
    assert source.startswith(FIRST_LINE)
    assert "class ConvLayer(Module):" in source and "# q19" in source and "# my own comment" in source
    assert "print(" not in source and "layer = ConvLayer(3, 4)" not in source
    assert "from reference import" in source and "check(" not in source
    ast.parse(source)


@pytest.mark.parametrize("fill, says", [(False, "no images"), (None, "not a folder")])
def test_bad_folders(fill, says, tmp_path):
    folder = tmp_path / "data"
    if fill is not None:
        folder.mkdir()
    done = run(tmp_path, script(shelf_of(models("q19"))), "--data", str(folder))
    assert done.returncode == 2 and says in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_ctrl_c_half_way_keeps_what_there_is(tmp_path, images):
    words = command(tmp_path, script(shelf_of(models())), "--data", str(images), "--epochs", "100000")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # Whatever a shell starts in the background ignores SIGINT, and what that starts does, too.
    obeys = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(words, text=True, cwd=tmp_path, **pipes, **obeys) as process:
        for line in process.stdout:
            if "validation" in line and line.split()[0] == "2":
                break
        process.send_signal(signal.SIGINT)
        _, says = process.communicate(timeout=120)
    assert process.returncode == 130
    assert says.strip().startswith("Stopped after") and "Traceback" not in says
    assert len((tmp_path / "out" / "results.csv").read_text().splitlines()) > 5
    assert {"loss.gif", "results.png", "predictions.png"} <= {f.name for f in (tmp_path / "out").iterdir()}
