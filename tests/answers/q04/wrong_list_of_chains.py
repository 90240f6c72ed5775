# wrong (test_split_of): a collection of functions
# says: split_of cannot be called.*its type is L
label_of = ~Self.parent.name
split_of = L(~Self.parent, ~Self.parent, ~Self.name)
extension_of = ~Self.suffix.lower()
