# wrong (test_extension_of): all suffixes, in a list
# says: This is a list
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = ~Self.suffixes
