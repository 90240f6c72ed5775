# right: one expression, a sum of lists
def all_parameters(module: Module) -> list[Parameter]:
    return sum([all_parameters(child) for child in module.children], list(module.params))
