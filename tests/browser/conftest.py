"""A real JupyterLab in a headless Chromium.

Needs Debian's packages chromium and chromium-driver, or `chromedriver` on the path; without them these tests
skip.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from notebooks import EXERCISES

FLAGS = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--window-size=1200,1000", "--disable-dev-shm-usage"),
    # Nothing but this machine: formgrader's pages ask a CDN for MathJax, and would wait for it where there is no network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    from selenium import webdriver

    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("needs chromium and chromedriver (Debian: apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"]:
        options.add_argument(flag)
    page = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    page.set_script_timeout(120)
    # As if a person had clicked into the window: JupyterLab knows its current notebook by the focus, which there is none
    # of in a window that nobody sees.
    page.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    yield page
    page.quit()


class Lab:
    """A JupyterLab server on a folder; `settings` are environment variables of its own."""

    def __init__(self, folder: Path, **settings: str):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        command = [
            sys.executable,
            "-m",
            "jupyterlab",
            "--no-browser",
            "--allow-root",
            "--expose-app-in-browser",
        ]
        command += [
            f"--port={self.port}",
            "--ip=127.0.0.1",
            "--IdentityProvider.token=",
            f"--notebook-dir={folder}",
        ]
        self.log = (folder / "lab.log").open("wb")
        home = {
            "HOME": str(folder),
            "JUPYTER_CONFIG_DIR": str(folder / ".jupyter"),
            "IPYTHONDIR": str(folder / ".ipython"),
        }
        keep = {
            "LEARNER_DATA": os.environ.get(
                "LEARNER_DATA", str(Path.home() / ".cache" / "learner-from-scratch")
            )
        }
        env = {**os.environ, **home, **keep, **settings}
        # Or it asks whether it may show news, in a corner where it covers what is to be clicked on.
        notifications = (
            Path(env["JUPYTER_CONFIG_DIR"])
            / "lab/user-settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
        )
        notifications.parent.mkdir(parents=True, exist_ok=True)
        notifications.write_text('{"fetchNews": "false", "checkForUpdates": false}')
        self.process = subprocess.Popen(command, cwd=folder, stdout=self.log, stderr=self.log, env=env)

    def wait(self, seconds=90):
        for _ in range(int(seconds / 0.2)):
            try:
                urllib.request.urlopen(f"{self.url}/api", timeout=2).read()
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        raise RuntimeError((self.folder / "lab.log").read_text()[-3000:])

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    for path in EXERCISES.glob("*.ipynb"):
        shutil.copy(path, folder)
    server = Lab(folder)
    try:
        yield server.wait()
    finally:
        server.close()


@pytest.fixture(scope="module")
def start_lab(browser):
    """Starts further servers, each on a folder of its own; they end with the module's tests."""
    started = []

    def start(folder: Path, **settings: str) -> Lab:
        started.append(Lab(folder, **settings))
        return started[-1]

    yield start
    for server in started:
        server.close()
