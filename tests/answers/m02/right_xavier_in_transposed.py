# right: registers by hand, and a common parent
class Layer(Module):
    def __repr__(self):
        return type(self).__name__


class Linear(Layer):
    def __init__(self, ni, nf):
        super().__init__()
        w = torch.empty((nf, ni), requires_grad=False)
        nn.init.xavier_normal_(w, gain=1.0)
        for name, start in dict(w=w, b=torch.zeros(nf)).items():
            setattr(self, name, Parameter(start))

    def forward(self, x):
        return (self.w @ x[..., None])[..., 0] + self.b


class AdaptivePool(Layer):
    def forward(self, x):
        return torch.stack([channel.mean((-2, -1)) for channel in x.unbind(1)], 1)
