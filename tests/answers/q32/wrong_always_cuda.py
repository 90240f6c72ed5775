# wrong (test_moves_every_parameter): always the first GPU
# says: another device than the one that was asked for
def move_parameters(model, device):
    for p in model.parameters():
        p.data = p.data.cuda()
