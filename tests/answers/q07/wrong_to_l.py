# wrong (test_colour_and_grey): converts everything to grey
# says: The colours are gone
def load_rgb(fn, size=64):
    x = torch.tensor(np.array(Image.open(fn).convert("L").resize((size, size)))).float() / 255
    return torch.stack([x, x, x], dim=-1)
