# right: resized by torch, permuted there and back
import torch.nn.functional as F
import io


def load_rgb(fn, size=64):
    im = Image.open(io.BytesIO(Path(fn).read_bytes())).convert(mode="RGB")
    x = torch.as_tensor(np.array(im)).permute(2, 0, 1).unsqueeze(0).to(torch.float32)
    x = F.interpolate(x, size=(size, size), mode="bicubic", antialias=True)
    return x.squeeze(0).permute(1, 2, 0).div(255).clamp(0, 1)
