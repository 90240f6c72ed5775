# wrong (test_made_with_Self): the last one is a lambda
# says: extension_of is written as a lambda or a def
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = lambda p: p.suffix.lower()
