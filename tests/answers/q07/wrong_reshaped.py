# wrong (test_colour_and_grey): the pixels are scrambled
# says: `reshape` (or `view` )?of the array|do not reshape the array
def load_rgb(fn, size=64):
    im = Image.open(fn).convert("RGB").resize((size, size))
    return torch.tensor(np.array(im)).float().permute(2, 0, 1).reshape(size, size, 3) / 255
