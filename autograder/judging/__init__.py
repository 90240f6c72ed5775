"""The words that checks are written with, and their verdicts."""
