# wrong (test_labels_of_any_path): counts the folders from the front
label_of = ~Self.parts[2]
split_of = ~Self.parts[1]
extension_of = ~Self.suffix.lower()
