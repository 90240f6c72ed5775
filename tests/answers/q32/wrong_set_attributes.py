# wrong (test_moves_every_parameter): sets the attributes to new Parameters, which registers them once more
# says: other Parameter objects in the model now
def move_parameters(model, device):
    for name, value in list(vars(model).items()):
        if any(value is p for p in model.params):
            setattr(model, name, type(value)(value.data.to(device)))
    for child in model.children:
        move_parameters(child, device)
