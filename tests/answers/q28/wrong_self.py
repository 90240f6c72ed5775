# wrong (test_steps_of_a_fit): the chapter's method, with its self
# says: a function, not a method
def fit(learner, n_epochs):
    self("before_fit")
    self.n_epochs = n_epochs
    try:
        for self.epoch in range(n_epochs):
            self.one_epoch(True)
            self.one_epoch(False)
    except CancelFitException:
        pass
    self("after_fit")
