# right: a collector class whose method, named parameters, calls itself
from itertools import chain


class Collector:
    def parameters(self, module):
        return chain(module.params, *(self.parameters(child) for child in module.children))


def all_parameters(module):
    return list(Collector().parameters(module))
