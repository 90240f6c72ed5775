# wrong (test_label_of): parents has no name
# says: takes a step that is not there
label_of = ~Self.parents.name
split_of = ~Self.parents.parents.name
extension_of = ~Self.suffix.lower()
