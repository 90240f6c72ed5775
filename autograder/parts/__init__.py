"""Puts a student's own answers together: which there are, which of them pass, and what becomes of them."""
