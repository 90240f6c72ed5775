# right: a lambda under a cache, which is asked for one number after the other and never gets deep
from functools import cache

fib = cache(lambda k: k if k < 2 else fib(k - 1) + fib(k - 2))
fibonacci = lambda n=20: [fib(i) for i in range(n)]
