# wrong (test_colour_and_grey): no division by 255
# says: values go up to 255
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size)))).float()
