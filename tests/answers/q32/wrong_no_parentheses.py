# wrong (test_moves_every_parameter): the method itself is looped over
# says: parameters is a method
def move_parameters(model, device):
    for p in model.parameters:
        p.data = p.data.to(device)
