"""The page says what grading knows, opens from a file, and harms nobody."""

import html
import re
from html.parser import HTMLParser

import pytest

from autograder.class_report.page import how_late
from benchmarks.graded_class import result


def words(page):
    """The text of the page as it is read, blanks made one."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


class Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_mistakes_come_first_with_numbers_and_an_example(mixed_report):
    text = words(mixed_report.html)
    assert text.index("What the class misunderstood") < text.index("Students and exercises")
    assert "2 of 14 q16 It starts at …." in text
    assert "2 students It starts at …. One of them read: ✗ it does the other" in text
    assert "tried fibonacci() expected [0, 1] got [1] by (name) It starts at" in text


def test_what_kept_checks_from_running_is_a_mistake_too(mixed_report):
    assert "1 student Your cell raised NameError: name 'a' is not defined" in words(mixed_report.html)


def test_who_gave_no_answer_made_no_mistake(mixed_report):
    text = words(mixed_report.html)
    assert "1 of 14 students gave an answer that does not pass. 2 gave none." in text  # q15
    assert "Everybody who answered passes: q22 ." in text


def test_pass_rates_and_difficulty(mixed_report):
    text = words(mixed_report.html)
    assert "q16 Exercise q16 10 passed, 2 in part, 1 failed, 1 no answer 10 of 14 79 %" in text


def test_what_waits_by_exercise(mixed_report):
    text = words(mixed_report.html)
    assert "5 answers by 3 students wait, worth up to 5 points in all." in text
    assert "q15 Exercise q15 3 3" in text


def test_submissions_to_look_at(mixed_report):
    text = words(mixed_report.html)
    assert "1 student handed in, but not graded yet." in text
    assert "1 student in the gradebook, but handed in nothing." in text
    assert "Refused in q15: It takes the answer from 'reference'." in text
    assert "02_modules, 03_losses: setup: locked, but changed." in text


def test_late(mixed_report):
    text = words(mixed_report.html)
    assert "2 submissions came after the due date" in text
    assert text.count("1 day, 2 hours") == 2


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(5, "less than a minute"), (60, "1 minute"), (7260, "2 hours, 1 minute"), (90_000, "1 day, 1 hour")],
)
def test_how_late(seconds, says):
    assert how_late(seconds) == says


def test_the_grid_has_signs_and_words(mixed_report):
    passed, partly = '<td class="good">✓<i>passed</i></td>', '<td class="part">◐<i>passed in part</i></td>'
    assert mixed_report.html.count(passed) == 9 * 3 + 2 * 2 + 2
    assert mixed_report.html.count(partly) == 2
    assert '<td class="bad">!<i>the cell raises an error</i></td>' in mixed_report.html


def test_names_are_off_by_default(mixed_report):
    everything = mixed_report.everything.lower()
    for name in ("anna", "bertil", "clara", "dora", "emil", "fine0", "lovelace", "ghost", "vanished", "zoe"):
        assert not re.search(rf"(?<![a-z]){name}(?![a-z])", everything), name


def test_names_on(mixed, written):
    page = written(mixed, names=True)
    assert "Anna Lovelace (anna)" in page.html
    assert "Anna Lovelace (anna)" in page.csv["students"]
    assert "handed in, but not graded yet: zoe." in words(page.html)
    assert "handed in nothing: Vanished (ghost)." in words(page.html)
    assert "by anna" in page.html
    students = [line.split(",")[0] for line in page.csv["students"].splitlines()[1:]]
    assert students == sorted(students)


def test_numbers_stay_and_do_not_follow_names(mixed, written):
    def late(page):
        return re.findall(r"<li>(student \d+): 1 day", page.html)

    one, two = written(mixed), written(mixed)
    assert late(one) == late(two)
    with mixed.gradebook() as gradebook:
        ids = sorted((s.id, s.student_id) for s in gradebook.assignment_submissions("learner_from_scratch"))
    expected = {f"student {n}" for n, (_, who) in enumerate(ids, 1) if who in ("anna", "bertil")}
    assert set(late(one)) == expected


def test_nothing_of_a_student_is_taken_for_html(mixed_report):
    tags = Tags(mixed_report.html).found
    assert not [
        tag for tag, attrs in tags if tag in ("script", "img") or any(a.startswith("on") for a in attrs)
    ]
    assert html.escape("<script>alert(1)</script>") in mixed_report.html


def test_control_characters_are_written_out(mixed_report):
    assert "\\u202eback \\x1b[31m" in words(mixed_report.html)
    assert not {"\u202e", "\x1b"} & set(mixed_report.everything)


def test_the_page_needs_nothing_from_anywhere(mixed_report):
    tags = Tags(mixed_report.html).found
    assert not [tag for tag, _ in tags if tag in ("script", "link", "iframe", "object", "base", "form")]
    links = [attrs["href"] for tag, attrs in tags if "href" in attrs]
    assert links and all(link.startswith("#") for link in links)
    assert not [attrs for _, attrs in tags if "src" in attrs]
    assert "@import" not in mixed_report.html and "http" not in mixed_report.html.replace("http-equiv", "")
    policy = next(attrs["content"] for tag, attrs in tags if attrs.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_every_link_leads_somewhere(mixed_report):
    tags = Tags(mixed_report.html).found
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"][1:] for _, attrs in tags if "href" in attrs} <= set(ids)


def test_correlation_is_hidden_in_a_small_class(new_class, mixed_report, written):
    for number in range(9):
        new_class.add(
            f"s{number}", [result(q, "passed" if number % 2 else "failed") for q in ("q15", "q16", "q22")]
        )
    small = written(new_class)
    assert "is shown from 10 students on" in words(small.html)
    assert "well (+" not in words(small.html)
    assert re.search(r"(well|somewhat|hardly) \([+-]0", words(mixed_report.html))


def test_attempts_only_where_the_exchange_knows(mixed_report, new_class, written, tmp_path):
    assert "How often they handed in" not in mixed_report.html
    assert "times handed in" not in mixed_report.csv["students"]
    inbound = tmp_path / "exchange" / "learner_from_scratch" / "inbound"
    config = new_class.root / "nbgrader_config.py"
    config.write_text(config.read_text() + f"\nc.Exchange.root = {str(tmp_path / 'exchange')!r}\n")
    for student, times in (("ann", 3), ("ben", 1), ("cem", 1)):
        new_class.add(student, [result(id_) for id_ in ("q15", "q16", "q22")])
        for time in range(times):
            (inbound / f"{student}+learner_from_scratch+2026-03-01 0{time}:00:00 UTC+x{time}").mkdir(
                parents=True
            )
    (inbound / "ann+further_research+2026-03-01 00:00:00 UTC+x").mkdir()
    page = written(new_class)
    assert "1 time: 2 students 3 times: 1 student" in words(page.html)
    assert "times handed in" in page.csv["students"]
