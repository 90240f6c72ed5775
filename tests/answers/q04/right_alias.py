# right: Self under another name, and a chain that others continue
from fastcore.all import Self as it

folder = it.parent
label_of = ~folder.name
split_of = ~folder.parent.name
extension_of = it.suffix.lower()
