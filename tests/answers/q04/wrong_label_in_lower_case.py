# wrong (test_names_are_left_as_they_are): the label in lower case too
label_of = Self.parent.name.lower()
split_of = Self.parent.parent.name.lower()
extension_of = Self.suffix.lower()
