# right: dir and methodcaller, the callbacks by number, in a helper method
import operator


class Events(object):
    def __init__(self, cbs=()):
        self.cbs = tuple(cbs)

    def listeners(self, name):
        found = []
        for cb in self.cbs:
            if name in dir(cb):
                found.append(cb)
        return found

    def __call__(self, name: str) -> None:
        todo = self.listeners(name)
        i = 0
        while i < len(todo):
            operator.methodcaller(name)(todo[i])
            i += 1
