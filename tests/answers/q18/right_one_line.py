# right: forward is an attribute of the class, made with a lambda
class Double(Module):
    forward = lambda self, x: x.mul(2)
