# wrong (test_names_are_left_as_they_are): stem, which cuts a folder name at its dot
label_of = ~Self.parent.stem
split_of = ~Self.parent.parent.stem
extension_of = ~Self.suffix.lower()
