"""The package as a wheel installs it: unpacked below the interpreter's own folder, where it is found first."""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path

from notebooks import PROJECT

PARTS = ("autograder", "checks", "data", "reference", "pyproject.toml", "README.md", "LICENSE")


@contextmanager
def unpacked_wheel(work):
    """The folder of the unpacked wheel, which is built in `work`, and the environment of a process that finds it.

    It comes last among the places where Python looks, as site-packages does: what lies beside a notebook comes first.
    """
    source = work / "source"
    source.mkdir()
    for name in PARTS:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, source / name)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", work, source],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = work.glob("*.whl")
    # In sight of the sandbox, as site-packages is: what hides the checks there is put to the test.
    with tempfile.TemporaryDirectory(prefix="unpacked-", dir=sys.prefix) as folder:
        Path(folder).chmod(0o755)
        zipfile.ZipFile(wheel).extractall(folder)
        (work / "sitecustomize.py").write_text(f"import sys\nsys.path.append({folder!r})\n")
        yield Path(folder), {**os.environ, "PYTHONPATH": str(work)}
