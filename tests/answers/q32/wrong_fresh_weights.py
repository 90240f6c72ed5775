# wrong (test_moves_every_parameter): memory on the device, and nothing copied into it
# says: numbers are not what they were
def move_parameters(model, device):
    for p in model.parameters():
        p.data = torch.zeros_like(p.data, device=device)
