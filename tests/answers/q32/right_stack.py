# right: a stack of modules, copies of what is detached, gradients moved too
def move_parameters(model, device):
    device = torch.device(device)
    todo = [model]
    while todo:
        m = todo.pop()
        todo.extend(m.children)
        for p in m.params:
            grad = p.grad
            p.grad = None
            p.data = p.detach().to(device, copy=True)
            if grad is not None:
                p.grad = grad.to(device)
    return model
