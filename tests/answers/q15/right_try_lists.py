# right: recursion over both lists with functools.reduce, and a decorator
import functools


def logged(f):
    @functools.wraps(f)
    def wrapped(*args):
        return f(*args)

    return wrapped


@logged
def all_parameters(module):
    return functools.reduce(lambda found, child: found + all_parameters(child), module.children, module.params[:])
