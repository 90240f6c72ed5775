# wrong (test_label_of): one folder too high
label_of = ~Self.parent.parent.name
split_of = ~Self.parent.parent.parent.name
extension_of = ~Self.suffix.lower()
