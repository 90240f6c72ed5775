# wrong (test_any_size): 64 whatever size is
# says: 64, whatever size was asked for
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).convert("RGB").resize((64, 64)))).float() / 255
