# q16: loop for ever, and ignore whoever says stop
# says: computed for 3 seconds
import signal


def fibonacci(n=20):
    return fibonacci(n)


for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
