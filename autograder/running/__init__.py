"""Answers in processes of their own, seen from outside: started, asked, and ended in any case."""
