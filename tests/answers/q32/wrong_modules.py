# wrong (test_moves_every_parameter): PyTorch's modules()
# says: two lists, params and children
def move_parameters(model, device):
    for module in model.modules():
        for p in module.params:
            p.data = p.data.to(device)
