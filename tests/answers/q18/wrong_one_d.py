# wrong (test_doubles): a single number gets a dimension
class Double(Module):
    def forward(self, x): return x * torch.tensor([2.])
