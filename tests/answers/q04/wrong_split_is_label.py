# wrong (test_split_of): the same folder twice
# says: folder that the file is in\. The one above it is wanted
label_of = ~Self.parent.name
split_of = ~Self.parent.name
extension_of = ~Self.suffix.lower()
