# right: a helper for the folders, which map calls, and a method of a class for the suffix
def folder(levels_up):
    chain = Self
    for _ in range(levels_up):
        chain = chain.parent
    return ~chain.name


class Chains:
    @staticmethod
    def lowered(attribute):
        return ~getattr(Self, attribute).lower()


label_of, split_of = map(folder, (1, 2))
extension_of = Chains.lowered("suffix")
