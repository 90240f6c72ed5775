# wrong (test_extension_of): upper in place of lower
# says: `upper` in place of `lower`
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = ~Self.suffix.upper()
