# right: as the stub has it, with the line that raises left in
from contextlib import suppress

label_of = split_of = extension_of = None

with suppress(NotImplementedError):
    label_of = ~Self.parent.name
    split_of = ~Self.parent.parent.name
    extension_of = ~Self.suffix.lower()
    # YOUR CODE HERE
    raise NotImplementedError()
