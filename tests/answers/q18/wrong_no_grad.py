# wrong (test_gradient): under no_grad
# says: cuts the result off
class Double(Module):
    def forward(self, x):
        with torch.no_grad():
            return 2 * x
