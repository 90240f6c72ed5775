# wrong (test_doubles): forward takes what a hook takes
# says: forward is given x alone
class Double(Module):
    def forward(self, result, args):
        return 2 * args[0]
