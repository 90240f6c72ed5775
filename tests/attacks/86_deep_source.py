# q16: source that is nested so deep that reading it recurses without end
# says: nested more than 100 levels deep, so nobody can tell what it does
x = 0@deep@
y = 1@deep@


def fibonacci(n=20):
    return [] if n < 0 else fibonacci(-1)
