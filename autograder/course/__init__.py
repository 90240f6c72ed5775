"""What a course is: its manifest, and what was released of it."""
