# wrong (test_label_of): the folders themselves, not their names
# says: This is a Path\. Its `name`
label_of = ~Self.parent
split_of = ~Self.parent.parent
extension_of = ~Self.suffix.lower()
