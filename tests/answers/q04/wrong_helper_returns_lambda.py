# wrong (test_made_with_Self): a helper that makes a lambda, with Self nearby
# says: label_of is written as a lambda or a def
def up(n):
    unused = Self.name
    return lambda p: p.parents[n].name


label_of = up(0)
split_of = up(1)
extension_of = ~Self.suffix.lower()
