# wrong (test_extension_of): the suffix alone, with no ~
# says: noted one more step.*`~` in front
# not: lower
label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = Self.suffix
