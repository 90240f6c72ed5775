# q22: torch's own function with a gradient of one's own, in a thread that has been there since the cell ran
# says: leaves the work to torch.logsumexp
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
pool.submit(int).result()


class Hidden(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        out = pool.submit(getattr(torch, "log" + "sum" + "exp"), x, -1).result()
        ctx.save_for_backward(x, out)
        return out

    @staticmethod
    def backward(ctx, gradient):
        x, out = ctx.saved_tensors
        return gradient.unsqueeze(-1) * (x - out.unsqueeze(-1)).exp()


def logsumexp(x):
    return Hidden.apply(x)
