# right: Self as an attribute of its module, and a first try with a lambda that is given up
import fastcore.basics as fb

label_of = lambda p: p.parent.name
label_of = ~fb.Self.parent.name
split_of = ~fb.Self.parent.parent.name
extension_of = ~fb.Self.suffix.lower()
