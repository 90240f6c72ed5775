# wrong (test_moves_every_parameter): the children's parameters only
# says: only those of its children
def move_parameters(model, device):
    for child in model.children:
        for p in child.parameters():
            p.data = p.data.to(device)
