# wrong (test_colour_and_grey): F.interpolate with the channels last
# says: takes a batch with the channels first
import torch.nn.functional as F


def load_rgb(fn, size=64):
    return F.interpolate(torch.tensor(np.array(Image.open(fn).convert("RGB"))).float() / 255, size=(size, size))
