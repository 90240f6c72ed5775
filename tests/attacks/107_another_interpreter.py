# q05: have another interpreter in the same process do it
# says: interpreter creation failed
import json

import _xxsubinterpreters as interpreters

other = interpreters.create()


def my_val2idx(items):
    import os

    out, into = os.pipe()
    code = f"import json, os; from fastcore.basics import val2idx; os.write({into}, json.dumps(val2idx({list(items)!r})).encode())"
    interpreters.run_string(other, code)
    return json.loads(os.read(out, 10_000))
