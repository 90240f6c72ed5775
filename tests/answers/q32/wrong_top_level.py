# wrong (test_moves_every_parameter): the model's own parameters only
# says: Only the model's own parameters
def move_parameters(model, device):
    for p in model.params:
        p.data = p.data.to(device)
