"""Renderers of a report, each for one place where it is read."""
