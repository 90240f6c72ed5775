# right: recursive, with a sentinel for the default and partition
_none_given = object()


def get_path(obj, dotted, default=_none_given):
    head, _, rest = dotted.partition(".")
    try:
        found = getattr(obj, head)
    except AttributeError as e:
        if default is _none_given:
            raise AttributeError(f"no {head!r} on the path {dotted!r}") from e
        return default
    return get_path(found, rest, default) if rest else found
