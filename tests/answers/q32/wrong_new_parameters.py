# wrong (test_moves_every_parameter): new Parameter objects in the lists
# says: other Parameter objects in the model now
def move_parameters(model, device):
    for i, p in enumerate(model.params):
        model.params[i] = type(p)(p.data.to(device))
    for child in model.children:
        move_parameters(child, device)
