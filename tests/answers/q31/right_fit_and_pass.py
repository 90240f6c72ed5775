# right: reset in before_fit and after each pass, a new history for each fit, rows are lists
class EpochMetrics(Callback):
    def reset(self):
        self.sums = torch.zeros(3, dtype=torch.float64)

    def before_fit(self):
        self.history = []
        self.reset()

    def after_batch(self):
        n = self.batch[1].shape[0]
        right = self.preds.argmax(1).eq(self.batch[1]).sum()
        self.sums += torch.tensor([n, n * self.loss.item(), right.item()], dtype=torch.float64)

    def after_epoch(self):
        n, loss, right = self.sums.tolist()
        self.history.append([self.epoch, bool(self.model.training), loss / n, right / n])
        self.reset()
        print(self.history[-1])
