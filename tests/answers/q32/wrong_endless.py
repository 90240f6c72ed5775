# wrong (test_moves_every_parameter): goes from a module to itself
# says: recursion never ends
def move_parameters(model, device):
    for p in model.params:
        p.data = p.data.to(device)
    for child in model.children:
        move_parameters(model, device)
