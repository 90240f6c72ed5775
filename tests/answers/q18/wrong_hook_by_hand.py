# wrong (test_hook_runs_once): forward runs the hook too
# says: runs the hook already
# not: does not run
class Double(Module):
    def forward(self, x):
        result = 2 * x
        if self.hook is not None:
            self.hook(result, (x,))
        return result
