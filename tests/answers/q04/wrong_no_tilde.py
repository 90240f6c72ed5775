# wrong (test_label_of): no ~ before a chain that ends in an attribute
# says: noted one more step.*`~` in front
label_of = Self.parent.name
split_of = Self.parent.parent.name
extension_of = Self.suffix.lower()
