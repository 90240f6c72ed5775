"""nbgrader's exchange, for submissions that are not trusted: what is collected, and what is given back.

`nbgrader_config.py` puts these in the place of nbgrader's own, so that `nbgrader collect`, formgrader's buttons and
`autograder collect` all use them.
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback
from nbgrader.utils import check_mode, notebook_hash, parse_utc
from traitlets import TraitError

from autograder.classroom import hiding
from autograder.classroom.intake import Refused, asked_for, bring, look, no_student, read, shown


class Collect(ExchangeCollect):
    """nbgrader's `ExchangeCollect`: takes along what belongs to a submission, and names in its log what does not."""

    def init_src(self) -> None:
        if self.coursedir.course_id == "":
            self.fail("No course id specified. Re-run with --course flag.")
        self.inbound_path = os.path.join(self.root, self.coursedir.course_id, "inbound")
        if not check_mode(self.inbound_path, read=True, execute=True):
            self.fail(f"Course not found, or not readable: {self.inbound_path}")
        due = self._due() if self.before_duedate else None
        by_student: dict[str, list[dict]] = {}
        for name in sorted(os.listdir(self.inbound_path)):
            record = self._record(name)
            if record and self.coursedir.student_id in ("", "*", record["username"]):
                by_student.setdefault(record["username"], []).append(record)
        self.src_records = []
        for records in by_student.values():
            in_time = [r for r in records if due and r["timestamp"] <= due]
            self.src_records.append(max(in_time or records, key=lambda r: r["timestamp"]))

    def _due(self) -> datetime | None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                return gradebook.find_assignment(self.coursedir.assignment_id).duedate
            except MissingEntry:
                return None

    def _record(self, name: str) -> dict | None:
        """What a folder's name in the exchange says; None for one of another assignment, or that nbgrader did not name."""
        assignment = re.escape(self.coursedir.assignment_id)
        m = re.fullmatch(rf"(?P<student>.+)\+{assignment}\+(?P<time>[^+]+)(\+[^+]*)?", name, re.DOTALL)
        if m is None:
            return None
        path = os.path.join(self.inbound_path, name)
        why = no_student(m["student"])
        if os.path.islink(path) or not os.path.isdir(path):
            why = "is no folder"
        if not why:
            try:
                return {"username": m["student"], "filename": name, "timestamp": parse_utc(m["time"])}
            except Exception:  # dateutil raises whatever it runs into
                why = "has no time in its name"
        self.log.error("%s %s. It was left alone.", shown(name), why)
        return None

    def copy_files(self) -> None:
        """One after the other: what one folder is broken in keeps nobody else from being collected."""
        records = self.src_records
        for record in records:
            self.src_records = [record]
            try:
                super().copy_files()
            except Exception as error:
                self.log.error("%s was not collected: %s", shown(record["username"]), shown(str(error)))
        self.src_records = records
        if not records:
            super().copy_files()  # it says so

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        found = look(Path(src), asked_for(self.config, self.coursedir.assignment_id))
        for problem in [*found.problems(), *bring(Path(src), Path(dest), found.files)]:
            self.log.warning("%s: %s", Path(dest).parent.name, problem)
        if self.coursedir.groupshared:
            os.chmod(dest, 0o2770)
            for name in os.listdir(dest):
                os.chmod(os.path.join(dest, name), 0o660)


class ReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's `ExchangeReleaseFeedback`: gives back the pages of the assignment's own notebooks, and nothing else."""

    def copy_files(self) -> None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            pages = [n.name for n in gradebook.find_assignment(self.coursedir.assignment_id).notebooks]
            submissions = gradebook.assignment_submissions(self.coursedir.assignment_id)
            waiting = {one.student_id for one in submissions if one.needs_manual_grade}
        try:
            self._rule = hiding.rule_of(self.config, self.coursedir)
        except TraitError as reason:
            self.fail(f"nbgrader_config.py: {reason}")
        left_out = (self.coursedir.student_id_exclude or "").split(",")
        asked = self.coursedir.student_id
        above = Path(self.coursedir.format_path(self.coursedir.feedback_directory, ".", "."))
        students = sorted(os.listdir(above)) if above.is_dir() else []
        for student in students if asked in ("", "*") else [asked]:
            folder = above / student / self.coursedir.assignment_id
            if student in left_out or no_student(student) or not folder.is_dir():
                continue
            if student in waiting:
                self.log.warning("%s gets feedback while answers in words still wait for marks.", student)
            try:
                self._release(student, folder, pages)
            except (Refused, OSError, UnicodeDecodeError) as reason:
                self.log.error("%s gets no feedback: %s", student, shown(str(reason)))

    def _release(self, student: str, folder: Path, pages: list[str]) -> None:
        try:
            secret = read(folder, "submission_secret.txt").decode()
        except Refused as reason:
            raise Refused(f"submission_secret.txt {reason}") from None
        if not secret:
            raise Refused("submission_secret.txt is empty")
        made = {name: read(folder, f"{name}.html") for name in pages if (folder / f"{name}.html").exists()}
        again = f"nbgrader generate_feedback {self.coursedir.assignment_id} --force"
        differ = [hiding.compared(page.decode(errors="replace"), self._rule) for page in made.values()]
        if any(by > 0 for by in differ):
            raise Refused(f"the pages show more of the hidden checks than may be seen now. Run: {again}")
        if any(by < 0 for by in differ):
            self.log.warning(
                "%s: more of the hidden checks may be seen by now. To show it, run: %s", student, again
            )
        for name, page in made.items():
            place = Path(self.dest_path) / f"{notebook_hash(secret=secret, notebook_id=name)}.html"
            unfinished = place.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            unfinished.write_bytes(page)
            shutil.copymode(folder / f"{name}.html", unfinished)
            os.replace(unfinished, place)
            self.log.info("%s gets %s back: %s", student, name, place)
