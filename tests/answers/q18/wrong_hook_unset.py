# wrong (test_doubles): forward runs the hook even where there is none
# says: where no hook is set
class Double(Module):
    def forward(self, x):
        result = 2 * x
        self.hook(result, (x,))
        return result
