# q22: hide torch's own function from who reads the source, in a cell that is only Python in a notebook
# says: logsumexp
import asyncio

await asyncio.sleep(0)


def logsumexp(x):
    return torch.logsumexp(x, -1)
