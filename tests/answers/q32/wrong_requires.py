# wrong (test_parameters_of_any_kind): frozen parameters are trained now
# says: requires_grad
def move_parameters(model, device):
    for p in model.parameters():
        p.data = p.data.to(device)
        p.requires_grad_(True)
