# wrong (test_bilevel): divided by 256, so that white is less than 1
# says: 255 / 255 is 1.*some other number
def load_rgb(fn, size=64):
    im = Image.open(fn).convert("RGB").resize((size, size))
    return torch.tensor(np.array(im)) / 256
