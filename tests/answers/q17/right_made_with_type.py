# right: classes made with type(), and explicit super(...)
def _init1(self):
    super(Scale, self).__init__()
    self.scale = Parameter(torch.full((1,), 1.))
Scale = type('Scale', (Module,), dict(__init__=_init1, forward=lambda self, x: x * self.scale))
def _init2(self):
    super(ScaleShift, self).__init__()
    self.shift = Parameter(torch.full((1,), 0.))
ScaleShift = type('ScaleShift', (Scale,), dict(__init__=_init2, forward=lambda self, x: super(ScaleShift, self).forward(x) + self.shift))
