# wrong (test_moves_every_parameter): two levels only
# says: further down than the model's children
def move_parameters(model, device):
    for m in [model, *model.children]:
        for p in m.params:
            p.data = p.data.to(device)
