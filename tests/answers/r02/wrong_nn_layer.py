# wrong (test_parameters): a layer of torch.nn, which this Module does not register
# says: Two parameters should be registered, scale and shift
class BatchNorm(Module):
    def __init__(self, nf, mom=0.1, eps=1e-5):
        super().__init__()
        self.bn = nn.BatchNorm2d(nf, eps=eps, momentum=mom)

    def forward(self, x):
        return self.bn(x)
