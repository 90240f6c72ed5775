# right: no ~ after a chain that ends in a call
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = Self.suffix.lower()
