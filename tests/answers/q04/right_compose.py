# right: two pipelines composed
from fastcore.basics import compose
label_of = compose(~Self.parent, ~Self.name)
split_of = compose(~Self.parent, ~Self.parent, ~Self.name)
extension_of = compose(~Self.suffix, Self.lower())
