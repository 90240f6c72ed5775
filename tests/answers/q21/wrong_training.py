# wrong (test_changes_nothing): hook_all puts the model into training
# says: training
def print_shape(outp, inp): print(outp.shape)
def hook_all(model):
    model.hook = print_shape
    model.training = True
    for c in model.children: hook_all(c)
