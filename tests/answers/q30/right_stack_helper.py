# right: inspect.stack, a regular expression for the names, the frame found by a helper
import inspect, re


def caller_of_caller():
    return inspect.stack()[2].frame


def my_store_attr(names: str = None):
    f = caller_of_caller()
    spec = inspect.getargs(f.f_code)
    keep = set(spec.args) - {"self"} if names is None else set(re.findall(r"\w+", names))
    print("storing", sorted(keep))
    for k, v in f.f_locals.items():
        if k in keep:
            vars(f.f_locals["self"])[k] = v
