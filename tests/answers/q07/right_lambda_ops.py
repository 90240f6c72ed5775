# right: a lambda, ImageOps.fit (which crops to the middle), channels stacked from split()
from PIL import ImageOps

load_rgb = lambda fn, size=64: torch.stack(
    [torch.tensor(np.array(c)) for c in ImageOps.fit(Image.open(fn).convert("RGB"), (size, size)).split()], dim=-1
).div(255).clamp(0, 1)
