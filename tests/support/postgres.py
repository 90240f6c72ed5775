"""A PostgreSQL server of one's own: on a free port of this machine, in a temporary folder, gone afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

USER, PASSWORD = "grader", "chalk"
ACCOUNT = "postgres"  # of the Debian package; the server refuses to run as root


def missing():
    """Why there can be no server here; empty if there can."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed"
    if not _binaries():
        return "PostgreSQL is not installed (Debian: postgresql)"
    if not shutil.which("setpriv"):
        return "there is no setpriv"
    return ""


class Server:
    """Use as a context manager."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        password = self.folder / "password"
        password.write_text(PASSWORD)
        if os.getuid() == 0:
            for path in (self.folder, password):
                shutil.chown(path, ACCOUNT, ACCOUNT)
        self._run(
            "initdb", "-D", "data", "-U", USER, "--pwfile=password", "--auth=scram-sha-256", "-E", "UTF8"
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        where = ["-D", "data", "-h", "127.0.0.1", "-p", str(self.port), "-k", str(self.folder), "-F"]
        with open(self.folder / "log", "ab") as log:
            self._process = subprocess.Popen(
                [*_as_somebody("--pdeathsig", "INT"), f"{_binaries()}/postgres", *where],
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        for _ in range(600):
            try:
                return self._admin().close()
            except Exception:
                if self._process.poll() is not None:
                    break
                time.sleep(0.1)
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self):
        """At once, as if it had crashed, but in order."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait()

    def url(self, database):
        return f"postgresql+psycopg://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def create(self, database, template="template1"):
        """A new database, as a copy of another. Returns its url."""
        self.do(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def do(self, statement, *values):
        with self._admin() as connection:
            done = connection.execute(statement, values)
            return done.fetchall() if done.description else []

    def cut(self, database):
        """Break off all connections to a database; how many there were."""
        return self.do(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = %s", database
        )[0][0]

    def cutting(self, database, most=10**6):
        return _Cutting(self, database, most)

    def _admin(self):
        import psycopg

        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=PASSWORD, dbname="postgres", autocommit=True
        )

    def _run(self, program, *words):
        command = [*_as_somebody(), f"{_binaries()}/{program}", *words]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)


class _Cutting:
    """While the block runs, each new connection to the database is broken off, up to `most`; `.cuts` is how many were."""

    def __init__(self, server, database, most):
        self.cuts = 0
        self._server, self._database, self._most = server, database, most
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exc):
        self._over.set()
        self._thread.join()

    def _run(self):
        while not self._over.is_set() and self.cuts < self._most:
            self.cuts += self._server.cut(self._database)


def _binaries():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    on_path = shutil.which("postgres")
    return str(found[-1]) if found else str(Path(on_path).parent) if on_path else ""


def _as_somebody(*options):
    account = ["--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups"] if os.getuid() == 0 else []
    return ["setpriv", *account, *options, "--"]
