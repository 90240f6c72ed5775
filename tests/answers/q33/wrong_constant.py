# wrong (test_rates_and_losses): the rates are written down, and the optimizer's is left alone
# says: self\.opt\.lr, the rate that the optimizer steps with, is never changed
class LRFinder(Callback):
    def before_fit(self):
        self.lrs = [1.2e-6 * 1.2**i for i in range(40)]
        self.losses = [1.0] * 40
