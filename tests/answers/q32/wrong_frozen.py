# wrong (test_moves_every_parameter): parameters that no longer learn
# says: no longer requires gradients
def move_parameters(model, device):
    for p in model.parameters():
        p.requires_grad_(False)
        p.data = p.to(device)
