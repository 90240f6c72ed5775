# q16: read what is outside: environment, processes, other people's files
# says: outside: nothing
import glob
import os

seen = []
for path in ["@canary@/secret.txt", "/etc/passwd", "/etc/shadow", "/root/.bashrc", *glob.glob("/home/*/*")]:
    try:
        seen.append(open(path).read())
    except OSError:
        pass
for path in glob.glob("/proc/[0-9]*"):
    if path != f"/proc/{os.getpid()}":
        for name in ("environ", "maps", "mem", "fd/3"):
            try:
                seen.append(open(f"{path}/{name}", "rb").read(1))
            except OSError:
                pass
seen += [name for name in os.environ if name in ("USER", "LOGNAME", "PYTEST_CURRENT_TEST", "PYTEST_VERSION")]
raise RuntimeError(f"outside: {[s for s in seen if s] or 'nothing'}")
