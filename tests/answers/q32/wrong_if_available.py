# wrong (test_moves_every_parameter): its own idea of the device
# says: do not ask whether there is a GPU
def move_parameters(model, device):
    device = "cuda:7" if torch.cuda.is_available() else "cpu"
    for p in model.parameters():
        p.data = p.data.to(device)
