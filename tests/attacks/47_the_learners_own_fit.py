# q28: have the learner's own fit do it
# says: fit
def fit(learner, n_epochs):
    return type(learner).fit(learner, n_epochs)
