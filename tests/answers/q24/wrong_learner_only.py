# wrong (test_looks_on_the_other_object): the other object is always called learner
# says: not always called learner
class Delegate:
    def __getattr__(self, name):
        if name == "learner":
            raise AttributeError(name)
        return getattr(self.learner, name)

    def __dir__(self):
        return super().__dir__() + dir(self.learner)
