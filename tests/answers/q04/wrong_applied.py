# wrong (test_label_of): applied to one path already
# says: label_of is a str already\. Leave the path out
fn = path / "train/n03000684/a.JPEG"
label_of = (~Self.parent.name)(fn)
split_of = (~Self.parent.parent.name)(fn)
extension_of = (~Self.suffix.lower())(fn)
