# right: from the back, keeping what is there already, put into items' order
def my_val2idx(items):
    items = list(items)
    found = {}
    for i in range(len(items) - 1, -1, -1):
        if items[i] not in found:
            found[items[i]] = i
    print(f"{len(found)} values")
    return {v: found[v] for v in items}
