# wrong (test_any_depth): counts the folders from the front
# says: counts the folders from the front
label_of = ~Self.parts[2]
split_of = ~Self.parts[1]
extension_of = ~Self.suffix.lower()
