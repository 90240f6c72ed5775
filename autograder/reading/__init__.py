"""Notebooks to answers: what a student wrote for which exercise, and what can be read off its source."""
