# right: L and setattr, in a helper, with keyword arguments
def send(p, device):
    setattr(p, "data", p.data.clone().to(device, non_blocking=True))
    return p


def move_parameters(model, device):
    return L(model.parameters()).map(send, device=device)
