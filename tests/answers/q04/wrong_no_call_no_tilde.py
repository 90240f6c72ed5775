# wrong (test_extension_of): neither a call nor ~
# says: `lower` is a method, so the chain has to call it
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = Self.suffix.lower
