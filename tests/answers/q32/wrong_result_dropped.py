# wrong (test_moves_every_parameter): to changes nothing itself
# says: which you drop here
def move_parameters(model, device):
    for p in model.parameters():
        p.data.to(device)
