# right: memory on the device first, then the numbers copied into it
def move_parameters(model, device):
    for p in model.parameters():
        there = torch.empty_like(p.data, device=device)
        there.copy_(p.data)
        p.data = there
