# wrong (test_moves_every_parameter): the model's own method
def move_parameters(model, device):
    model.to(device)
