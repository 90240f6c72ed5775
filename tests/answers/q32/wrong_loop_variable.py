# wrong (test_moves_every_parameter): rebinds the loop's variable
def move_parameters(model, device):
    for p in model.parameters():
        p = p.to(device)
