# q16: fill every folder that can be written to
# says: filled: no space|filled: File too large|filled
import os

said = set()
for i in range(100):
    for folder in ("/tmp", "/dev/shm", "/var/tmp", "/dev", "/proc/self"):
        try:
            with open(f"{folder}/big{i}", "wb") as file:
                while file.write(b"0" * 2**20):
                    pass
        except OSError as error:
            said.add(os.strerror(error.errno))
assert "No space left on device" in said or "Disk quota exceeded" in said, said
raise RuntimeError("filled")
