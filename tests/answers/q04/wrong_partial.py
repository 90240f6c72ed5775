# wrong (test_made_with_Self): a partial of a lambda
# says: extension_of is written as a lambda or a def
from functools import partial

label_of = ~Self.parent.name
split_of = ~Self.parent.parent.name
extension_of = partial(lambda p: p.suffix.lower())
