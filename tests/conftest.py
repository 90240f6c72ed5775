"""What no test is looked for in: the second course is data, with checks of its own."""

collect_ignore = ["second_course"]
