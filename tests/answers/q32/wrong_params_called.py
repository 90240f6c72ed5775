# wrong (test_moves_every_parameter): params as if it were a method
# says: lists here, not methods
def move_parameters(model, device):
    for p in model.params():
        p.data = p.data.to(device)
    for child in model.children():
        move_parameters(child, device)
