# q16: trace, read and change the worker that answers are copied from
# says: reached nothing
import ctypes
import glob
import os

libc = ctypes.CDLL(None, use_errno=True)
reached = []
for pid in {os.getppid(), 1, 2}:
    if libc.ptrace(16, pid, 0, 0) == 0:
        reached.append(f"ptrace {pid}")
    buffer = ctypes.create_string_buffer(8)
    local = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 8)
    remote = (ctypes.c_size_t * 2)(0x400000, 8)
    if libc.process_vm_readv(pid, local, 1, remote, 1, 0) > 0:
        reached.append(f"memory of {pid}")
    for name in ("mem", "environ", "maps", "fd/3", "root/etc"):
        try:
            open(f"/proc/{pid}/{name}", "rb").read(1)
            reached.append(f"{name} of {pid}")
        except OSError:
            pass
if libc.unshare(0x10000000) == 0 or libc.syscall(248, b"user", b"key", b"value", 5, -3) > 0:
    reached.append("namespaces or keys")
raise RuntimeError(f"reached {reached or 'nothing'}")
