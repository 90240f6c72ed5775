# right: a nested function that calls itself, with a local list named parameters
def all_parameters(module):
    parameters = []

    def visit(m):
        for p in m.params:
            parameters.append(p)
        for c in m.children:
            visit(c)

    visit(module)
    print(len(parameters), "parameters")
    return parameters


print(Linear(2, 3).parameters())  # a trial beside the answer
