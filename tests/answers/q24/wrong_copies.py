# wrong (test_sees_changes): copies the attributes when the other object is set
# says: are copied once, and never change
class Delegate:
    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if name == self._default:
            for key in dir(value):
                if not key.startswith("__") and key not in dir(type(self)) and key not in self.__dict__:
                    super().__setattr__(key, getattr(value, key))
