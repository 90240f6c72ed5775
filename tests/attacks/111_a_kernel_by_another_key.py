# q22: calls the operator for another device, and deletes the object that keeps it taken away
# says: TakenAway
import gc

operator = torch.ops.aten.logsumexp.default
for found in gc.get_objects():
    if type(found).__name__ in ("Library", "_DispatchModule"):
        found.reset()


def logsumexp(x):
    raised = []
    for key in ("XLA", "Lazy", "PrivateUse1", "CPU"):
        try:
            return operator.redispatch(torch._C.DispatchKeySet(getattr(torch._C.DispatchKey, key)), x, [-1])
        except Exception as error:
            raised.append(repr(error))
    raise ValueError(raised[-1])
