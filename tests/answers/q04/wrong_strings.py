# wrong (test_label_of): the chain as a string
# says: Leave out the quotes
label_of = "~Self.parent.name"
split_of = "~Self.parent.parent.name"
extension_of = "~Self.suffix.lower()"
