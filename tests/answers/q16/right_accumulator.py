# right: passes the list that is built so far as an argument
def fibonacci(n=20, sofar=(0, 1)):
    if len(sofar) >= n:
        return list(sofar[:n])
    return fibonacci(n, sofar + (sofar[-2] + sofar[-1],))
