# wrong (test_extension_of): the call of lower is forgotten
# says: This is a method, not what it returns
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = ~Self.suffix.lower
