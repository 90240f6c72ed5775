# wrong (test_parameters_of_any_kind): single numbers stay where they are
# says: one number
def move_parameters(model, device):
    for p in model.parameters():
        if p.ndim > 0 and len(p) > 1: p.data = p.data.to(device)
