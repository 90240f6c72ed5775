# wrong (test_made_with_Self): set in a way that the cell does not show
# says: split_of does not use Self
label_of = ~Self.parent.name
split_of = extension_of = None
globals()["split_of"] = eval("lambda p: p.parent.parent.name")
globals()["extension_of"] = eval("lambda p: p.suffix.lower()")
