# wrong (test_moves_every_parameter): returns the copies
# says: Assign the copy that p\.data\.to\(device\) returns to p\.data
def move_parameters(model, device):
    return [p.data.to(device) for p in model.parameters()]
