"""Where the project and its images may lie: also in the folders that every answer has to itself."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("sandbox")
CHECK = "from autograder.cli import main; main()"


def test_a_project_and_images_in_a_temporary_folder(tmp_path):
    for name in ("autograder", "reference", "data"):
        shutil.copytree(PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    solved = PROJECT / "solutions" / "learner_from_scratch" / "01_data.ipynb"
    done = subprocess.run(
        [sys.executable, "-c", CHECK, "check", str(solved), "-q", "q01", "--json", "--require-sandbox"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "LEARNER_DATA": str(tmp_path / "images")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["isolation"], report["exercises"][0]["status"]) == ("sandbox", "passed")
