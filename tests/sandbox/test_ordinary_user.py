"""An instructor who is not root: what others have handed in cannot be seen, wherever the exchange lies."""

import os
import shutil
import subprocess
import sys

import pytest

from autograder.running import sandbox

pytestmark = [
    pytest.mark.xdist_group("sandbox"),
    pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can make another user"),
    pytest.mark.skipif(not shutil.which("useradd") or not shutil.which("runuser"), reason="no useradd here"),
]


@pytest.fixture(scope="module")
def instructor():
    """The name of an ordinary user, who is gone afterwards."""
    name = f"instructor-{os.getpid()}"
    made = subprocess.run(["useradd", "--no-create-home", name], capture_output=True, text=True)
    if made.returncode != 0:
        pytest.skip(f"no user can be made here: {made.stderr.strip()}")
    yield name
    subprocess.run(["userdel", name], capture_output=True)


@pytest.fixture(params=["/usr/local/share", "/usr/share", "/opt", "/srv", "/var/lib", "/home"])
def handed_in(request, instructor):
    """What a classmate has handed in: the instructor's to read, in an exchange below a folder of the system's."""
    if not os.path.isdir(request.param):
        pytest.skip(f"there is no {request.param} here")
    exchange = f"{request.param}/exchange-of-{instructor}"
    os.mkdir(exchange)
    file = f"{exchange}/answer.txt"
    try:
        with open(file, "w") as out:
            out.write("a classmate's answer")
        shutil.chown(exchange, instructor)
        shutil.chown(file, instructor)
        os.chmod(file, 0o600)
        yield file
    finally:
        shutil.rmtree(exchange)


@pytest.fixture
def inside(instructor, monkeypatch, tmp_path_factory):
    """Runs a shell's line as that user, in the sandbox and without it. Python is left out: it may lie in root's home."""
    folder = tmp_path_factory.mktemp("images")
    with monkeypatch.context() as patch:
        patch.setenv("LEARNER_DATA", str(folder))
        for name in ("prefix", "base_prefix"):
            patch.setattr(sys, name, "/usr")
        patch.setattr(os, "getuid", lambda: 1)
        command = [sandbox.bubblewrap(), *sandbox._arguments()]
    os.chmod(folder, 0o755)
    for above in folder.parents[:3]:
        os.chmod(above, os.stat(above).st_mode | 0o011)

    def run(line, within=True):
        words = [
            shutil.which("runuser"),
            "-u",
            instructor,
            "--",
            *(command if within else []),
            "/bin/sh",
            "-c",
            line,
        ]
        return subprocess.run(words, capture_output=True, text=True, env={}, cwd="/")

    if (tried := run("true")).returncode != 0:
        pytest.skip(f"no sandbox for an ordinary user here: {tried.stderr.strip()}")
    return run


def test_what_a_classmate_has_handed_in_cannot_be_read(handed_in, inside):
    assert inside(f"cat {handed_in}", within=False).stdout == "a classmate's answer"
    said = inside(f"cat {handed_in}")
    assert said.returncode != 0 and "No such file" in said.stderr
    assert inside(f"find / -name '{os.path.basename(os.path.dirname(handed_in))}' 2>/dev/null").stdout == ""


def test_there_is_nobody_at_home_and_nobody_owns_anything(inside):
    assert inside("id -u; id -g").stdout.split() == ["65534", "65534"]
    assert inside("find /home /root /opt /srv /var /mnt /media -type f 2>/dev/null | head").stdout == ""
