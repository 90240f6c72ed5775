# wrong (test_label_of): the book's form
# says: Parentheses call what stands before them.*`~` in front
label_of = Self.parent.name()
split_of = Self.parent.parent.name()
extension_of = Self.suffix.lower()
