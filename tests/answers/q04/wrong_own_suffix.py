# wrong (test_extension_of): splits the name at its dots
# says: The dot is part of a suffix
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = ~Self.name.lower().split(".")[-1]
