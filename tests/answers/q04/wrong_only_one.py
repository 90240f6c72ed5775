# wrong (test_split_of): two of the three are left out
# says: split_of is still None
label_of = split_of = extension_of = None
label_of = ~Self.parent.name
