# wrong (test_random_numbers): NumPy's random numbers
# says: not with NumPy
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.w = Parameter(torch.zeros(nf, ni, 3, 3))
        self.b = Parameter(torch.zeros(nf)) if bias else None
        self.act, self.stride = act, stride
        import numpy as np

        std = (2 / (9 * ni)) ** 0.5 if act else (2 / (9 * (ni + nf))) ** 0.5
        self.w.data = torch.from_numpy(np.random.normal(0, std, (nf, ni, 3, 3))).float()

    def forward(self, x):
        x = F.conv2d(x, self.w, self.b, stride=self.stride, padding=1)
        return F.relu(x) if self.act else x
