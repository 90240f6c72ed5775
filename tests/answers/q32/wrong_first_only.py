# wrong (test_moves_every_parameter): returns within the loop
# says: Only the first parameter has moved
def move_parameters(model, device):
    for p in model.parameters():
        p.data = p.data.to(device)
        return p
