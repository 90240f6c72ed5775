# wrong (test_made_with_Self): lambdas; Self is in this comment only
# says: label_of is written as a lambda or a def
label_of = lambda p: p.parent.name
split_of = lambda p: p.parent.parent.name
extension_of = lambda p: p.suffix.lower()
