# wrong (test_any_device): always the first GPU
# says: another device than the one that was asked for
def move_parameters(model, device):
    for p in model.parameters():
        p.data = p.data.cuda()
