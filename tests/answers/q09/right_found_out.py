# right: finds out which types know ~, and inverts with not_ and == False
import operator

masks = dict(DataFrame=pd.DataFrame({"a": [True, False]}), list=[True], ndarray=np.array([True]), Tensor=torch.tensor([True]), L=L(True))
supports_tilde = {kind: hasattr(mask, "__invert__") for kind, mask in masks.items()}


def invert(mask):
    if isinstance(mask, L):
        return mask.map(operator.not_)
    if type(mask) == list:
        return list(map(operator.not_, mask))
    return mask == False
