# right: the folders counted from the end, under annotations
from collections.abc import Callable

label_of: Callable = ~Self.parts[-2]
split_of: Callable = ~Self.parts[-3]
extension_of: Callable = ~Self.suffix.casefold()
