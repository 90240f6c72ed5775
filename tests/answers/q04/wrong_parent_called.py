# wrong (test_label_of): parentheses after parent
# says: `parent` and `name` are attributes
label_of = ~Self.parent().name
split_of = ~Self.parent().parent().name
extension_of = ~Self.suffix.lower()
