# wrong (test_gradient): cut off from the graph
class Double(Module):
    def forward(self, x):
        return 2 * x.data
