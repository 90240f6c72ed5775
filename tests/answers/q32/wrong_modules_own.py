# wrong (test_moves_every_parameter): Module's own method, unbound
def move_parameters(model, device):
    Module.to(model, device)
