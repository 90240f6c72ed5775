"""What late submissions cost: the arithmetic, the file of extensions, and penalties worked out again."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_class import ASSIGNMENT, DUE, MarkedClass
from traitlets.config import Config

from autograder.marks import LatePolicy, policy_of, settle
from autograder.marks.book import read_book
from autograder.marks.errors import PolicyError
from autograder.marks.extensions import read_extensions
from autograder.marks.late import standings, unknown_names
from autograder.marks.terms import DAY, Terms

HOUR, MINUTE = 3600, 60
late = timedelta


def config(**settings):
    made = Config()
    made.AssignLatePenalties.plugin_class = "autograder.marks.LatePolicy"
    made.LatePolicy.update(settings)
    return made


def policy(root=Path("."), **settings):
    return policy_of(config(**settings), root)


# The arithmetic


@pytest.mark.parametrize(
    ("terms", "seconds", "free", "expected"),
    [
        (Terms(percent=10), 0, 0, (0, 0)),
        (Terms(percent=10), 1, 0, (0.1, 0)),
        (Terms(percent=10), DAY, 0, (0.1, 0)),
        (Terms(percent=10), DAY + 1, 0, (0.2, 0)),
        (Terms(percent=10), 30 * DAY, 0, (1, 0)),
        (Terms(percent=10, started_days=False), DAY / 2, 0, (0.05, 0)),
        (Terms(grace=15 * MINUTE, percent=10), 15 * MINUTE, 0, (0, 0)),
        (Terms(grace=15 * MINUTE, percent=10), 15 * MINUTE + 1, 0, (0.1, 0)),
        (Terms(grace=15 * MINUTE), 15 * MINUTE, 3, (0, 0)),
        (Terms(percent=10), 3 * DAY, 2, (0.1, 2)),
        (Terms(percent=10), 3 * DAY, 5, (0, 3)),
        (Terms(percent=10, started_days=False), 1.5 * DAY, 1, (0.05, 1)),
        (Terms(percent=10, cutoff=2 * DAY), 2 * DAY, 0, (0.2, 0)),
        (Terms(percent=0, cutoff=2 * DAY), 2 * DAY + 1, 5, (1, 0)),
    ],
)
def test_what_a_late_submission_loses(terms, seconds, free, expected):
    assert terms.charge(seconds, free) == pytest.approx(expected)


@given(
    st.builds(Terms, st.floats(0, DAY), st.floats(0, 100), st.booleans(), st.none() | st.floats(0, 9 * DAY)),
    st.floats(0, 30 * DAY),
    st.floats(0, DAY),
    st.integers(0, 9),
)
def test_later_never_costs_less_and_a_free_day_never_costs_more(terms, seconds, more, free):
    share, used = terms.charge(seconds, free)
    assert 0 <= share <= 1 and 0 <= used <= free
    assert terms.charge(seconds + more, free)[0] >= share - 1e-9
    assert terms.charge(seconds, free + 1)[0] <= share + 1e-9


# Extensions


def rows(tmp_path, text, zone="UTC"):
    path = tmp_path / "extensions.csv"
    path.write_text(text, encoding="utf-8")
    return read_extensions(path, ZoneInfo(zone))


def test_times_with_and_without_a_zone_and_days(tmp_path):
    text = "\ufeffStudent,Assignment,Until,Days,Why\n" + "".join(
        f"s{n},*,{until},{days},ill\n"
        for n, (until, days) in enumerate(
            [
                ("2026-03-05", ""),
                ("2026-03-05 18:00", ""),
                ("2026-03-05T18:00:30+00:00", ""),
                ("2026-03-05 18:00 UTC", ""),
                ("2026-03-05 18:00 America/New_York", ""),
                ("", "2"),
                ("", "0.5"),
            ]
        )
    )
    found = rows(tmp_path, text, "Europe/Berlin")
    assert [row.due(datetime(2026, 3, 1)) for row in found] == [
        datetime(2026, 3, 5, 23),
        datetime(2026, 3, 5, 17),
        datetime(2026, 3, 5, 18, 0, 30),
        datetime(2026, 3, 5, 18),
        datetime(2026, 3, 5, 23),
        datetime(2026, 3, 3),
        datetime(2026, 3, 1, 12),
    ]


def test_an_extension_never_makes_it_earlier(tmp_path):
    (row,) = rows(tmp_path, "student,assignment,until\nann,*,2026-02-01\n")
    assert row.due(DUE) == DUE


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ann,hw,2026-03-99,", "row 3: '2026-03-99' is no time"),
        ("ann,hw,tomorrow,", "row 3: 'tomorrow' is no time"),
        ("ann,hw,2026-03-05 18:00 Nowhere/Land,", "row 3: .* is no time"),
        ("ann,hw,,two", "row 3: 'two' is no number of extra days"),
        ("ann,hw,,-1", "row 3: '-1' is no number"),
        ("ann,hw,,0", "row 3: '0' is no number"),
        ("ann,hw,,", "row 3: fill in until or days"),
        ("ann,hw,2026-03-05,2", "row 3: fill in until or days"),
        (",hw,,2", "row 3: the student is missing"),
        ("ann,,,2", "row 3: the assignment is missing"),
        ("bob,hw,,2", "row 3: row 2 is about bob and hw, too"),
    ],
)
def test_a_bad_row_is_named(tmp_path, line, says):
    with pytest.raises(PolicyError, match=says):
        rows(tmp_path, f"student,assignment,until,days\nbob,hw,,1\n{line}\n")


@pytest.mark.parametrize("header", ["student,until", "name,assignment,days", "student,assignment,x"])
def test_columns_that_are_missing(tmp_path, header):
    with pytest.raises(PolicyError, match="needs the columns student, assignment, and until or days"):
        rows(tmp_path, header + "\n")


# The configuration


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"percent_a_day": -5}, "percent_a_day"),
        ({"percent_a_day": 101}, "percent_a_day"),
        ({"percent_a_day": "ten"}, "percent_a_day"),
        ({"grace_minutes": float("nan")}, "grace_minutes"),
        ({"late_days": -1}, "late_days"),
        ({"late_days": 1.5}, "late_days"),
        ({"percent_per_day": 10}, "no setting 'percent_per_day'. It has .*percent_a_day"),
        ({"by_assignment": {"hw": {"late_days": 3}}}, "late_days"),
        ({"by_assignment": {"hw": 10}}, "10"),
        ({"by_assignment": {"hw": {"percent_a_day": -5}}}, "'hw'.*percent_a_day"),
    ],
)
def test_a_bad_setting_is_named(settings, says):
    with pytest.raises(PolicyError, match=says):
        policy(**settings)


def test_a_missing_file_and_a_wrong_time_zone(marked, tmp_path):
    marked.student("ann", [4, 2, 4], late=late(hours=1))
    with pytest.raises(PolicyError, match=r"Extensions: There is no file .*nosuch\.csv"):
        settle(marked.gradebook, policy(tmp_path, extensions="nosuch.csv"))
    with pytest.raises(PolicyError, match="no time zone 'Mars'"):
        settle(marked.gradebook, policy(tmp_path, timezone="Mars"))


def test_another_plugin_is_left_alone():
    assert policy_of(Config(), Path(".")) is None


# Penalties


def test_raw_penalty_and_final(marked):
    marked.student("ann", [4, 2, 2], late=late(hours=1))
    marked.student("ben", [4, 2, 2])
    changed = settle(marked.gradebook, policy(percent_a_day=25))
    assert changed == ["ann, further_research: the late penalty is 2, and was 0"]
    ann, ben = read_book(marked.gradebook, ASSIGNMENT, policy(percent_a_day=25)).students
    assert (ann.raw, ann.penalty, ann.final, ann.seconds_late) == (8, 2, 6, 3600)
    assert (ben.raw, ben.penalty, ben.final, ben.seconds_late) == (8, 0, 8, 0)
    assert settle(marked.gradebook, policy(percent_a_day=25)) == []


def test_what_is_changed_counts_and_is_taken_back(marked, tmp_path):
    marked.student("ann", [4, 2, 4], late=late(hours=30))
    file = tmp_path / "extensions.csv"

    def after(**settings):
        settle(marked.gradebook, policy(tmp_path, **settings))
        return marked.penalty("ann")

    assert after(percent_a_day=10) == 2
    assert after(percent_a_day=20) == 4
    assert after(percent_a_day=20, started_days=False) == pytest.approx(2.5)
    assert after(percent_a_day=20, late_days=1) == 2
    assert after(percent_a_day=20, by_assignment={ASSIGNMENT: {"percent_a_day": 5}}) == 1
    assert after(percent_a_day=20, cutoff_days=1) == 10
    file.write_text(f"student,assignment,days\n*,{ASSIGNMENT},1\n")
    assert after(percent_a_day=20, extensions="extensions.csv") == 2
    file.write_text(f"student,assignment,days\n*,*,0.1\nann,{ASSIGNMENT},2\n")
    assert after(percent_a_day=20, extensions="extensions.csv") == 0
    assert after(percent_a_day=20) == 4
    marked.gradebook.grant_extension(ASSIGNMENT, "ann", hours=10)
    assert after(percent_a_day=20) == 2
    marked.gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE + late(days=9))
    assert after(percent_a_day=20) == 0
    marked.gradebook.grant_extension(ASSIGNMENT, "ann")
    marked.gradebook.update_or_create_assignment(ASSIGNMENT, duedate=None)
    assert after(percent_a_day=20) == 0


def test_a_mark_that_a_person_gives_later_is_late_too(marked):
    marked.student("ann", [4, "waits", 4], late=late(hours=1))
    settle(marked.gradebook, policy(percent_a_day=50))
    assert marked.penalty("ann") == 4
    grade = marked.gradebook.find_grade("r01_why", "one", ASSIGNMENT, "ann")
    grade.manual_score, grade.needs_manual_grade = 2, False
    marked.gradebook.db.commit()
    settle(marked.gradebook, policy(percent_a_day=50))
    assert marked.penalty("ann") == 5


def test_late_days_are_spent_in_the_order_of_due_dates(tmp_path):
    marked = MarkedClass(tmp_path / "gradebook.db", ("b", "a", "c"))
    marked.due["c"] = DUE - late(days=30)
    marked.gradebook.update_or_create_assignment("c", duedate=marked.due["c"])
    for assignment, days in (("a", 1.5), ("b", 2.5), ("c", 0.5)):
        marked.student("ann", [4, 2, 4], assignment=assignment, late=late(days=days))
        marked.student("ben", [4, 2, 4], assignment=assignment)
    terms = policy(percent_a_day=10, late_days=3)
    settle(marked.gradebook, terms)
    found = standings(marked.gradebook, terms)
    # In the order c, b, a: one of the three days goes to c, two go to b, which is a day short, and none is left for a.
    assert [found["ann", hw].late_days for hw in ("c", "b", "a")] == [1, 2, 0]
    assert [marked.penalty("ann", hw) for hw in ("c", "b", "a")] == [0, 1, 2]
    assert [marked.penalty("ben", hw) for hw in ("c", "b", "a")] == [0, 0, 0]
    marked.gradebook.close()


def test_names_that_nobody_has_are_said(marked, tmp_path):
    marked.student("ann", [4, 2, 4])
    (tmp_path / "e.csv").write_text(f"student,assignment,days\nanne,{ASSIGNMENT},1\n*,week_9,1\nann,*,2\n")
    terms = policy(tmp_path, extensions="e.csv", by_assignment={"week_8": {"percent_a_day": 1}})
    assert unknown_names(marked.gradebook, terms) == [
        "by_assignment: no assignment 'week_8' is known yet",
        "e.csv, row 2: no student 'anne' is known yet",
        "e.csv, row 3: no assignment 'week_9' is known yet",
    ]


def test_the_hook_alone_counts_nbgraders_seconds():
    plugin = LatePolicy(config=config(percent_a_day=10, grace_minutes=5))
    assert plugin.late_submission_penalty("ann", 8, 2 * HOUR) == pytest.approx(0.8)
    assert plugin.late_submission_penalty("ann", 8, 4 * MINUTE) is None
