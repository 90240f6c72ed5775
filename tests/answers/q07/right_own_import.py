# right: PIL's ImageOps.pad is not needed; a decorator, torch.nn.functional and its own imports
from functools import partial, wraps

import PIL.Image as pil
from torch.nn.functional import adaptive_avg_pool2d


def scaled(f):
    @wraps(f)
    def g(fn, size=64):
        x = torch.from_numpy(np.asarray(f(fn)).copy()).float().movedim(-1, 0)
        return adaptive_avg_pool2d(x, size).movedim(0, -1).true_divide(255)

    return g


@scaled
def load_rgb(fn):
    return pil.open(fn).convert("RGB")
