# wrong (test_moves_every_parameter): copies the copy back to where it came from
# says: No parameter has moved
def move_parameters(model, device):
    for p in model.parameters():
        p.data.copy_(p.data.to(device))
