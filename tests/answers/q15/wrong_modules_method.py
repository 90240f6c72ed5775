# wrong (test_every_parameter_in_order): walks model.modules(), as in PyTorch
# says: no such method.*module.params
def all_parameters(module):
    return [p for m in module.modules() for p in m.params]
