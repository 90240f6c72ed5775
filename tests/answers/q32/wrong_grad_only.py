# wrong (test_parameters_of_any_kind): frozen parameters stay where they are
# says: not trained
def move_parameters(model, device):
    for p in model.parameters():
        if p.requires_grad: p.data = p.data.to(device)
