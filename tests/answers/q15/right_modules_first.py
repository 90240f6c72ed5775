# right: recursion over modules, then their params; dedupes by identity
def all_modules(m):
    return [m] + [inner for child in m.children for inner in all_modules(child)]


all_parameters = lambda module: list({id(p): p for m in all_modules(module) for p in m.params}.values())
