# wrong (test_moves_every_parameter): Module's own method, unbound
# says: leaves the work to
def move_parameters(model, device):
    Module.to(model, device)
