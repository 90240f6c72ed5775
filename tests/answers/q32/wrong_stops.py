# wrong (test_parameters_of_any_kind): ends at the first that is there already
# says: whatever the others
def move_parameters(model, device):
    for p in model.parameters():
        if str(p.device) == str(device): return
        p.data = p.data.to(device)
