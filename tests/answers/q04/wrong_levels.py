# wrong (test_label_of): one folder too high
# says: folder one further up
label_of = ~Self.parent.parent.name
split_of = ~Self.parent.parent.parent.name
extension_of = ~Self.suffix.lower()
