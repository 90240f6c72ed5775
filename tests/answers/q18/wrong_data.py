# wrong (test_gradient): cut off from the graph
# says: cuts the result off from x
class Double(Module):
    def forward(self, x):
        return 2 * x.data
