# right: all three in one line, and a trial with a lambda beside them
label_of, split_of, extension_of = ~Self.parent.name, ~Self.parents[1].name, ~Self.suffix.lower()

parent = lambda p: p.parent
name = "n03000684"
fn = L(path.glob("train/*/*.JPEG"))[0]
assert label_of(fn) == (lambda o: o.parent.name)(fn)
