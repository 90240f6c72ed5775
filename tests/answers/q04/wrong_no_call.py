# wrong (test_extension_of): the call of lower is forgotten
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = ~Self.suffix.lower
