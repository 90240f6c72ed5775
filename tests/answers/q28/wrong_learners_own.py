# wrong (test_steps_of_a_fit): the learner's own fit
# says: leaves the work to
def fit(learner, n_epochs):
    Learner.fit(learner, n_epochs)
