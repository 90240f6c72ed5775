# wrong (test_made_with_Self): the last one is a lambda
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = lambda p: p.suffix.lower()
