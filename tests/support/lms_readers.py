"""What Canvas, Moodle and spreadsheet programs make of a file, written from their rules and not from our writers."""

import io
import re
import zipfile
from pathlib import PurePosixPath


def raw_rows(text, delimiter):
    """The rows of a CSV text, character by character: cells as they stand there, and the end of the line."""
    rows, row, cell, quoted, at = [], [], "", False, 0
    while at < len(text):
        char = text[at]
        if quoted:
            cell += char
            if char == '"':
                if text[at + 1 : at + 2] == '"':
                    cell, at = cell + '"', at + 1
                else:
                    quoted = False
        elif char == '"' and not cell:
            cell, quoted = char, True
        elif char == delimiter:
            row, cell = [*row, cell], ""
        elif char in "\r\n":
            end = "\r\n" if text[at : at + 2] == "\r\n" else char
            rows.append(([*row, cell], end))
            row, cell, at = [], "", at + len(end) - 1
        else:
            cell += char
        at += 1
    assert not quoted, "a quote is never closed"
    if row or cell:
        rows.append(([*row, cell], ""))
    return rows


def value(raw):
    return raw[1:-1].replace('""', '"') if raw[:1] == '"' else raw


def values(text, delimiter=","):
    return [[value(raw) for raw in row] for row, _ in raw_rows(text, delimiter)]


def runs(text):
    """Whether a spreadsheet program may run a cell with this value: by its first character, whatever hides before it."""
    shown = re.sub(r"^[\s\"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+", "", text)
    return text[:1] in ("\t", "\r") or shown[:1] in tuple("=+-@＝＋－＠")


def score(text):
    """A number with a point or a comma; None where nothing is there."""
    return float(text.replace(",", ".")) if text.strip() else None


class Refused(Exception):
    """The system does not take the file."""


TOTALS = ("Current", "Final", "Override", "Unposted")


def canvas_import(data):
    """By assignment id and then by Canvas's user id: what is written there. As Canvas's importer reads a gradebook."""
    text = data.decode("utf-8-sig")
    start = text.splitlines()[:3]
    delimiter = max(",;", key=lambda char: sum(line.count(char) for line in start))
    rows = values(text, delimiter)
    header = rows[0]
    if len(header) <= 3 or "Student" not in header[0] or "ID" not in header[1]:
        raise Refused("Invalid header row")
    last = header.index("Section")
    found = {}
    read_only = set()
    for row in rows[1:]:
        if not any(cell.strip(" ,;") for cell in row):
            continue
        if "Points Possible" in row[0]:
            read_only = {n for n, cell in enumerate(row) if "(read only)" in cell}
            continue
        if not row[1]:
            continue
        for number in range(last + 1, len(header)):
            title = re.fullmatch(r"(?s).*\((\d+)\)", header[number])
            if title is None or number in read_only or header[number].startswith(TOTALS):
                continue
            grade = row[number].strip()
            found.setdefault(title[1], {})[row[1]] = grade if grade in ("EX", "N/A") else score(grade)
    return found


def moodle_import(
    data, word="Participant ", names=("Identifier", "Grade", "Last modified (grade)"), maximum=100.0
):
    """By participant: the grade that Moodle takes, and the comment. As the offline grading plugin reads a worksheet."""
    rows = values(data.decode("utf-8-sig"))
    header = rows[0]
    if any(name not in header for name in names):
        raise Refused("Moodle could not read the uploaded worksheet")
    id_, grade, _ = (header.index(name) for name in names)
    comment = header.index("Feedback comments") if "Feedback comments" in header else None
    found = {}
    for row in rows[1:]:
        number = score(row[grade])
        if number is not None and 0 <= number <= maximum:
            found[int(row[id_][len(word) :])] = (number, row[comment] if comment is not None else "")
    return found


def moodle_feedback(data, participants):
    """By participant: the names of the files that Moodle takes for them from a zip of feedback files."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for path in map(PurePosixPath, archive.namelist()):
            if path.name[0] in ".~":
                continue
            for place, part in enumerate(path.parts):
                info = part.split("_", 4)
                if len(info) < 4 or not info[1].isdigit() or int(info[1]) not in participants:
                    continue
                if (info[2], info[3]) in (("assignfeedback", "file"), ("assignsubmission", "file")):
                    found.setdefault(int(info[1]), []).append("/".join(path.parts[place + 1 :]))
                    break
    return found
