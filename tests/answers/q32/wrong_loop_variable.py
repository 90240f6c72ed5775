# wrong (test_moves_every_parameter): rebinds the loop's variable
# says: only gives the name p another value
def move_parameters(model, device):
    for p in model.parameters():
        p = p.to(device)
