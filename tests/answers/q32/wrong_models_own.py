# wrong (test_moves_every_parameter): the model's own method
# says: A model has no (to|cuda) here
def move_parameters(model, device):
    model.to(device)
