# wrong (test_label_of): the label from the name of the file
# says: comes from the file's own name
label_of = ~Self.name.split("_")[0]
split_of = ~Self.parent.parent.name
extension_of = ~Self.suffix.lower()
