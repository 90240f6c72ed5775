# wrong (test_names_stay_as_they_are): the label in lower case too
# says: name whole and as it is
label_of = Self.parent.name.lower()
split_of = Self.parent.parent.name.lower()
extension_of = Self.suffix.lower()
