# q32: have the model move itself
# says: own to do the work
def move_parameters(model, device):
    getattr(model, "t" + "o")(device)
