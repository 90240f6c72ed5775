# q16: magics and shell commands that write files and look around
# says: outside: nothing
!mkdir -p ~/left; echo "print('hello')" > ~/left/sitecustomize.py
!rm -rf @canary@ 2> /dev/null
found = !cat @canary@/secret.txt 2> /dev/null
%env PYTHONPATH=/tmp/left
listed = !ls / /home /root 2> /dev/null | grep -v -x -E "bin|dev|etc|lib|lib64|proc|sbin|tmp|usr|/.*|"
raise RuntimeError(f"outside: {[line for line in found if 'bird' in line] or 'nothing'}")
