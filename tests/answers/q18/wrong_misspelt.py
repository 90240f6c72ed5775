# wrong (test_doubles): the method is not named forward
# says: spelled just so
class Double(Module):
    def foward(self, x):
        return 2 * x
