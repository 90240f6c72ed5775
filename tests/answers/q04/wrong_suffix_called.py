# wrong (test_extension_of): suffix with parentheses
# says: a name or a suffix is a str
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = ~Self.suffix().lower()
