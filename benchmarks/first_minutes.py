"""From `git clone` to the first card in a notebook, step by step: `python -m benchmarks.first_minutes`.

Works in a new folder, with a new home and a new environment, as a student does on the first day. The notebook's steps are
made in JupyterLab in Chromium (Debian: chromium, chromium-driver). The figures are in docs/first-minutes.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from benchmarks.classes import PROJECT
from tests.support.lab_page import LabPage

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1200,1000")


@contextmanager
def timed(step: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"| {step} | {time.perf_counter() - start:.1f} |", flush=True)


def first_minutes(source: str, folder: Path) -> None:
    """Take each step in `folder`. Raises `CalledProcessError` where a command fails."""
    home = folder / "home"
    home.mkdir()
    env = {**os.environ, "HOME": str(home)}
    env.pop("VIRTUAL_ENV", None)
    clone = folder / "clone"

    def do(*command: str, where: Path = folder) -> str:
        return subprocess.run(command, cwd=where, env=env, check=True, capture_output=True, text=True).stdout

    print("| step | seconds |\n|---|---|")
    with timed("`git clone`"):
        do("git", "clone", "--quiet", source, str(clone))
    with timed("`make check`, the first time: it installs everything"):
        do("make", ".venv/ready", where=clone)
    with timed("... and says what to do next"):
        printed = do("make", "check", where=clone)
        assert "Next" in printed, printed
    in_jupyterlab(clone, env)


def in_jupyterlab(clone: Path, env: dict[str, str]) -> None:
    """What `make lab` does, and then a student."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={clone / 'chromium'}"):
        options.add_argument(flag)
    page = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    page.set_script_timeout(120)
    page.execute_cdp_cmd(
        "Emulation.setFocusEmulationEnabled", {"enabled": True}
    )  # as if somebody had clicked
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    here = ("--no-browser", "--allow-root", "--expose-app-in-browser", "--ip=127.0.0.1", f"--port={port}")
    command = [str(clone / ".venv/bin/jupyter"), "lab", *here, "--IdentityProvider.token="]
    server = None
    try:
        with timed("`make lab`, until the first notebook stands there with its kernel"):
            server = subprocess.Popen(
                command, cwd=clone, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            deadline = time.monotonic() + 120
            while not _answers(port):
                assert time.monotonic() < deadline, "JupyterLab did not start in two minutes"
                time.sleep(0.1)
            lab = SimpleNamespace(url=f"http://127.0.0.1:{port}")
            notebook = LabPage(page, lab, "exercises/learner_from_scratch/01_data.ipynb")
        with timed("the setup cell"):
            notebook.run("setup")
        with timed("the first check: a card"):
            notebook.run("q01")
            shown = notebook.run("q01_check")
            assert "The stub is unchanged" in shown, shown
        with timed("the next check"):
            notebook.run("q02")
            notebook.run("q02_check")
    finally:
        page.quit()
        if server is not None:
            server.terminate()
            server.wait(20)


def _answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--source", default=str(PROJECT), help="what is cloned (default: this project)")
    with tempfile.TemporaryDirectory(prefix="first-minutes-") as folder:
        first_minutes(parser.parse_args().source, Path(folder))


if __name__ == "__main__":
    main()
