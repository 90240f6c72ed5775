# wrong (test_parameters_of_any_kind): everything becomes float32
# says: dtype
def move_parameters(model, device):
    for p in model.parameters(): p.data = p.data.to(device, torch.float32)
