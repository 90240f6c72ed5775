# wrong (test_doubles): PyTorch's nn.Module
# says: PyTorch's nn.Module.*class Double\(Module\)
class Double(nn.Module):
    def forward(self, x):
        return 2 * x
