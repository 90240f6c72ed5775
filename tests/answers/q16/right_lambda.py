# right: a lambda that calls itself
fibonacci = lambda n=20: [0, 1][:n] if n < 3 else (lambda xs: xs + [xs[-1] + xs[-2]])(fibonacci(n - 1))
