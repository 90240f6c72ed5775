# q29: have the learner's own one_batch do it
# says: the reference's own one_batch do the work
def one_batch(learner):
    getattr(learner, "one_" + "batch")()
