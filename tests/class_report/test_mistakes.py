"""The same mistake counts once, whatever numbers and names stand in its message."""

import pytest

from autograder.class_report.data import First
from autograder.class_report.mistakes import mistakes_of


def groups(*firsts):
    return [(mistake.students, mistake.name) for mistake in mistakes_of(list(firsts))]


@pytest.mark.parametrize(
    ("one", "other", "called"),
    [
        ("There are 3 items.", "There are 12 items.", "There are … items."),
        ("The loss is 0.25.", "The loss is -1.5e-07.", "The loss is …."),
        ("name 'x' is not defined", "name 'my_net' is not defined", "name … is not defined"),
        ("The shape is (2, 3).", "The shape is (2, 3, 4).", "The shape is (…)."),
        ("`f` has 2 arguments, not 1.", "`g` has 2 arguments, not 1.", "… has 2 arguments, not 1."),
        ('It says "a" at 0x7f01.', 'It says "b" at 0x7fff.', "It says … at …."),
    ],
)
def test_numbers_and_quoted_names_do_not_make_another_mistake(one, other, called):
    assert groups(First(one), First(other)) == [(2, called)]


def test_what_is_the_same_for_all_stays_in_the_name():
    assert groups(First("Item 3 is 'a'."), First("Item 3 is 'b'.")) == [(2, "Item 3 is ….")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It returns nothing.", "It returns a list."),
        ("It is of type float32.", "It is of type float64."),
        ("The model's layers aren't called.", "The model's hooks aren't called."),
    ],
)
def test_other_words_are_another_mistake(one, other):
    assert len(groups(First(one), First(other))) == 2


def test_the_commonest_is_first():
    firsts = [First("Rare."), First("Common."), First("Common.")]
    assert groups(*firsts) == [(2, "Common."), (1, "Rare.")]


def test_a_named_mistake_is_known_by_its_name():
    firsts = [First("You wrote a.", mistake="off by one"), First("You wrote b!", mistake="off by one")]
    assert groups(*firsts, First("You wrote a.")) == [(2, "off by one"), (1, "You wrote a.")]


def test_a_failure_without_words_is_known_by_its_check():
    assert groups(First("", "sums up"), First("", "sums up"), First("", "is fast")) == [
        (2, "sums up"),
        (1, "is fast"),
    ]


def test_exceptions_are_told_apart_where_the_message_is_the_same():
    same = [
        First(
            "The parentheses are behind something that is no function.",
            got=f"TypeError: 'Net{n}' object is not callable",
        )
        for n in range(3)
    ]
    found = mistakes_of(
        [*same, First("The parentheses are behind something that is no function.", got="KeyError: 'x'")]
    )
    assert [(m.students, m.raised) for m in found] == [
        (3, "TypeError: … object is not callable"),
        (1, "KeyError: 'x'"),
    ]


def test_an_answer_that_begins_like_any_word_is_no_exception():
    (found,) = mistakes_of([First("Wrong.", got="Errors: 3"), First("Wrong.", got="[1, 2]")])
    assert (found.students, found.raised) == (2, "")


def test_the_example_is_what_most_of_them_read():
    odd, usual = First("Wrong.", got="[]"), First("Wrong.", got="[1, 2, 3]")
    (found,) = mistakes_of([odd, usual, usual])
    assert found.example == usual
