# wrong (test_trains): the learner's own
def one_batch(learner):
    learner.one_batch()
