# right: a lambda, channels stacked from split(), resized by a box over the whole image
load_rgb = lambda fn, size=64: torch.stack(
    [torch.tensor(np.array(c)) for c in Image.open(fn).convert("RGB").resize((size, size), Image.LANCZOS).split()], dim=-1
).div(255)
