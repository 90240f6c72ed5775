# wrong (test_label_of): the book's form
# says: parentheses at the end of a chain.*`~` in front
label_of = Self.parent.name()
split_of = Self.parent.parent.name()
extension_of = Self.suffix.lower()
