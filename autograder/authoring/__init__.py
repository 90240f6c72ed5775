"""For the authors of a course: are its checks any good?"""
