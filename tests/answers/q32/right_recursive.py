# right: recursive, by params and children
def move_parameters(model, device):
    for p in model.params:
        p.data = p.data.to(device=device)
    for child in model.children:
        move_parameters(child, device)
