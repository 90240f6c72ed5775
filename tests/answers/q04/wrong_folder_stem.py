# wrong (test_names_stay_as_they_are): stem, which cuts a folder name at its dot
# says: name whole and as it is
label_of = ~Self.parent.stem
split_of = ~Self.parent.parent.stem
extension_of = ~Self.suffix.lower()
