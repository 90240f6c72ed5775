# q32: have the model move itself
# says: leaves the work to model.to
def move_parameters(model, device):
    getattr(model, "t" + "o")(device)
