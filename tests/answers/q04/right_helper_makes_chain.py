# right: a helper that builds the chain step by step
def climb(n):
    s = Self
    for _ in range(n): s = getattr(s, 'parent')
    return s.name.__invert__()
label_of = climb(1)
split_of = climb(2)
extension_of = (Self.suffix.lower()).__invert__()
assert label_of(Path('/a/train/n1/b.JPEG')) == 'n1'
