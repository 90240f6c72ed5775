# wrong (test_made_with_Self): attrgetters, beside chains that never run
# says: does not use Self
from operator import attrgetter, methodcaller

from fastcore.basics import compose

label_of = [~Self.parent.name, attrgetter("parent.name")][1]
split_of = [~Self.parent.parent.name, attrgetter("parent.parent.name")][1]
extension_of = [Self.suffix.lower(), compose(attrgetter("suffix"), methodcaller("lower"))][1]
