# right: a generator that calls itself
def _walk(m):
    yield from m.params
    for c in m.children: yield from _walk(c)
def all_parameters(module, recurse=True): return list(_walk(module)) if recurse else list(module.params)
