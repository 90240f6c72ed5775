# right: functions made with Self, put together
from fastcore.basics import compose

up = ~Self.parent
label_of = compose(up, ~Self.name)
split_of = compose(up, up, ~Self.name)
extension_of = compose(~Self.suffix, Self.lower())
