# right: chains that all end in a call, and no ~
label_of = Self.parent.name.strip()
split_of = Self.parent.parent.name.strip()
extension_of = Self.suffix.lower().strip()
