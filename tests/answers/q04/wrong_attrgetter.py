# wrong (test_made_with_Self): operator.attrgetter
# says: label_of does not use Self
from operator import attrgetter

label_of = attrgetter("parent.name")
split_of = attrgetter("parent.parent.name")
extension_of = ~Self.suffix.lower()
