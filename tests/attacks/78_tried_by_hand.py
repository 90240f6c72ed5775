# q28: have the learner's own fit run while the cell runs, and keep what it calls
# says: name 'called' is not defined
called = []


class Listening(Learner):
    def __call__(self, name):
        called.append(name)
        super().__call__(name)


learner = toy_learner()
Listening.fit(Listening(learner.model, learner.dls, learner.loss_func, 0.1, []), 2)


def fit(learner, n_epochs):
    for name in called:
        learner(name)
    return super(type(learner), learner).fit(n_epochs)
