# wrong (test_hook_runs_once): hook is a method, and __setattr__ drops what is set
# says: does not run
class Double(Module):
    def __setattr__(self, name, value):
        if name != "hook" or value is None:
            super().__setattr__(name, value)

    def forward(self, x):
        return 2 * x
