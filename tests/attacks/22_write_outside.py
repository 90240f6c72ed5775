# q16: write, move and delete outside
# says: changed nothing
import os
import pathlib
import shutil

project = pathlib.Path(check.__globals__["confine"].__file__).parents[2]
changed = []
for folder in ["@canary@", project, project / "reference", project / "autograder/inside", "/usr/bin", "/"]:
    for attempt in (
        lambda: open(f"{folder}/written.py", "w").write("x"),
        lambda: open(f"{folder}/__init__.py", "a").write("x"),
        lambda: os.remove(f"{folder}/secret.txt"),
        lambda: os.mkdir(f"{folder}/made"),
        lambda: os.chmod(folder, 0o777),
        lambda: shutil.move(f"{folder}/__init__.py", "/tmp/moved"),
        lambda: os.symlink("/tmp", f"{folder}/link"),
    ):
        try:
            attempt()
            changed.append(folder)
        except OSError:
            pass
raise RuntimeError(f"changed {changed or 'nothing'}")
