# wrong (test_made_with_Self): a def that uses Self
# says: label_of is written as a lambda or a def
def label_of(p):
    "~Self.parent.name"
    return (~Self.parent.name)(p)


split_of = ~Self.parent.parent.name
extension_of = Self.suffix.lower()
