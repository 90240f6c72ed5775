"""The long form of the fault tests, by hand: `python tests/faults/soak.py --runs 50 --seed 1`.

Prints a table, and with `--write` writes it to docs/fault-runs.md. Every second run has its gradebook on PostgreSQL, where
that is installed.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

PROJECT = Path(__file__).parents[2]
LOG = PROJECT / "docs" / "fault-runs.md"
sys.path[:0] = [str(PROJECT / "tests" / "support"), str(PROJECT)]

import faults  # noqa: E402
import postgres  # noqa: E402
from tiny_class import ASSIGNMENT, TinyClass  # noqa: E402

from autograder.grading.grader import Grader  # noqa: E402


class Forked:
    """`autograder grade` in a fork of this process, which has imported already what takes long."""

    def __init__(self, tiny, jobs=2):
        self._jobs = str(jobs)
        self.pid = os.fork()
        self._code = None
        if self.pid == 0:
            self._become(tiny)

    def poll(self):
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def _become(self, tiny):
        code = 70
        try:
            os.setsid()
            out = os.open(tiny.root.parent / "out", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            os.dup2(out, 1)
            os.dup2(out, 2)
            os.environ["TMPDIR"] = str(tiny.root.parent / "tmp")
            tempfile.tempdir = None
            sys.argv = ["autograder", "grade", ASSIGNMENT, "--course", str(tiny.root), "--jobs", self._jobs]
            from autograder.cli import main

            main()
        except SystemExit as ended:
            code = ended.code or 0
        finally:
            os._exit(code)


def plan(random, kinds):
    """One to four faults of random kinds."""
    return [random.choice(kinds) for _ in range(random.randint(1, 4))]


def undisturbed(tiny):
    """Seconds that the command takes when nothing happens to it."""
    began, process = time.monotonic(), Forked(tiny)
    while (code := process.poll()) is None:
        time.sleep(0.05)
    found = faults.wrong(tiny, {})
    assert code == 0 and not found, ((tiny.root.parent / "out").read_text(), found)
    return time.monotonic() - began


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=1e9, help="begin no other run after this time")
    options.add_argument("--write", action="store_true", help=f"write {LOG.relative_to(PROJECT)} anew")
    asked = options.parse_args()
    began = time.monotonic()
    said = []

    def say(line):
        said.append(line)
        print(line, flush=True)

    with ExitStack() as stack:
        top = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-")))
        server = None if postgres.missing() else stack.enter_context(postgres.Server())
        local = TinyClass.made(top / "local")
        shared = TinyClass.made(top / "shared", server.create("marked")) if server else None
        with Grader() as grader:
            for tiny in filter(None, (local, shared)):
                faults.half_marked(tiny, grader)

        def fresh(number, on_server):
            place = top / str(number)
            (place / "tmp").mkdir(parents=True)
            tiny = (shared if on_server else local).copied(place / "course")
            if on_server:
                tiny.database = f"run-{number}"
                tiny.keep_gradebook_at(server.create(tiny.database, "marked"))
            return tiny

        within = undisturbed(fresh(0, False))
        say(f"Undisturbed: {within:.1f} s.\n")
        say("| run | gradebook | faults (seconds after the start) | starts | seconds | in the end |")
        say("|---|---|---|---|---|---|")
        bad = count = runs = 0
        for number in range(1, asked.runs + 1):
            if time.monotonic() - began > asked.minutes * 60:
                break
            random = Random(f"{asked.seed}-{number}")
            on_server = server is not None and number % 2 == 0
            tiny = fresh(number, on_server)
            kinds = plan(random, faults.KINDS if on_server else faults.KINDS[:-1])
            start = partial(Forked, jobs=random.choice((1, 2)))
            done = faults.run(tiny, start, kinds, random, within / 2, server)
            within = min(within, 2 * done.seconds / done.starts)  # the machine may have been busier at first
            runs += 1
            count += len(done.faults)
            bad += bool(done.wrong)
            words = "; ".join(done.wrong) or "all as it must be"
            where = "PostgreSQL" if on_server else "SQLite"
            say(
                f"| {number} | {where} | {', '.join(done.faults) or 'none: it had ended'} | {done.starts} "
                f"| {done.seconds:.0f} | {words} |"
            )
            if done.wrong:
                print((tiny.root.parent / "out").read_text(), file=sys.stderr)
            shutil.rmtree(tiny.root.parent)
    say(f"\n{runs} runs, {count} faults, {bad} runs in which something was wrong.")
    if asked.write:
        title = f"# Runs of `soak.py --runs {runs} --seed {asked.seed} --write`, {date.today()}"
        LOG.write_text("\n".join([title, "", *said, ""]), encoding="utf-8")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
