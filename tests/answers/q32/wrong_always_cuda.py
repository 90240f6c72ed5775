# wrong (test_any_device): always the first GPU
def move_parameters(model, device):
    for p in model.parameters():
        p.data = p.data.cuda()
