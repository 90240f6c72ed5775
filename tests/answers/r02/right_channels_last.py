# right: channels last, std and detach, a list of statistics
class BatchNorm(Module):
    def __init__(self, nf, mom=0.1, eps=1e-5):
        super().__init__()
        self.scale, self.shift = Parameter(torch.ones(nf)), Parameter(torch.zeros(nf))
        self.running = [torch.zeros(nf), torch.ones(nf)]
        self.options = mom, eps

    def forward(self, x):
        mom, eps = self.options
        x = x.permute(0, 2, 3, 1)
        flat = x.reshape(-1, x.shape[-1])
        if self.training:
            var, mean = torch.var_mean(flat, 0, correction=0)
            news = mean, flat.var(0)
            self.running = [old + mom * (new.detach() - old) for old, new in zip(self.running, news)]
        else:
            mean, var = self.running
        x = self.scale * ((x - mean) / torch.sqrt(var + eps)) + self.shift
        return x.permute(0, 3, 1, 2)
