# wrong (test_label_of): the folders themselves, not their names
label_of = ~Self.parent
split_of = ~Self.parent.parent
extension_of = ~Self.suffix.lower()
