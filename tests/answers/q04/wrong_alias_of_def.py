# wrong (test_made_with_Self): a function under another name, beside a Self that nobody uses
# says: label_of is written as a lambda or a def
def folder_name(p):
    return p.parent.name


unused = ~Self.parent.name
label_of = folder_name
split_of = ~Self.parent.parent.name
extension_of = Self.suffix.lower()
