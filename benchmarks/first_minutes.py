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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.classes import PROJECT

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1200,1000")
READY = """
    const panel = window.jupyterapp && window.jupyterapp.shell.currentWidget;
    return !!(panel && panel.sessionContext && panel.sessionContext.isReady && panel.content.widgets.length > 3);
"""
RUN = """
    const [gradeId, done] = arguments;
    const app = window.jupyterapp, notebook = app.shell.currentWidget.content;
    notebook.activeCellIndex = notebook.widgets.findIndex(
        w => (w.model.sharedModel.getMetadata('nbgrader') || {}).grade_id === gradeId);
    app.commands.execute('notebook:run-cell').then(() => done(notebook.activeCell.node.innerText));
"""


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
            _until(lambda: _answers(port))
            page.get(f"http://127.0.0.1:{port}/lab/tree/exercises/learner_from_scratch/01_data.ipynb")
            _until(lambda: page.execute_script(READY))
        with timed("the setup cell, which makes the images"):
            page.execute_async_script(RUN, "setup")
        with timed("the first check: a card"):
            page.execute_async_script(RUN, "q01")
            shown = page.execute_async_script(RUN, "q01_check")
            assert "The stub is unchanged" in shown, shown
        with timed("the next check"):
            page.execute_async_script(RUN, "q02")
            page.execute_async_script(RUN, "q02_check")
    finally:
        page.quit()
        if server is not None:
            server.terminate()
            server.wait(20)


def _answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError("JupyterLab did not come up in two minutes")
        time.sleep(0.1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--source", default=str(PROJECT), help="what is cloned (default: this project)")
    with tempfile.TemporaryDirectory(prefix="first-minutes-") as folder:
        first_minutes(parser.parse_args().source, Path(folder))


if __name__ == "__main__":
    main()
