# wrong (test_parameters): register_buffer, as in PyTorch
# says: This chapter.s Module has no register_buffer
class BatchNorm(Module):
    def __init__(self, nf, mom=0.1, eps=1e-5):
        super().__init__()
        self.mom, self.eps = mom, eps
        self.scale = Parameter(torch.ones(nf,1,1)); self.shift = Parameter(torch.zeros(nf,1,1))
        self.register_buffer("mean", torch.zeros(1,nf,1,1)); self.register_buffer("var", torch.ones(1,nf,1,1))
    def forward(self, x):
        return x
