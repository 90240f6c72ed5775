# right: to on the parameter itself, without a graph, and a print
def move_parameters(model: Module, device):
    with torch.no_grad():
        for i, p in enumerate(model.parameters()):
            print(i, tuple(p.shape), p.device, "->", device)
            if p.device != torch.device(device):
                p.data = p.to(device)
