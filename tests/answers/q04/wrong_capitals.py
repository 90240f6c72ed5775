# wrong (test_extension_of): not in lower case
# says: suffix is right, but not in lower case
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = ~Self.suffix
