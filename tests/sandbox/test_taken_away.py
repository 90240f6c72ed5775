"""What was taken away from an answer cannot be had back, in the sandbox or without it."""

import pytest

from autograder.inside.bounds import Bounds
from autograder.inside.messages import Raised, Ran

pytestmark = pytest.mark.xdist_group("sandbox")
SETUP = "import subprocess, sys"
TAKEN = ["fastcore.basics:first"]
FOUND = "import fastcore.basics as module; from fastcore.foundation import L\n"
USE = "\nprint(first([5, 6]))"

TEXT = "open(module.__file__).read()"
CODE = f"code = next(c for c in compile({TEXT}, 'mine', 'exec').co_consts if getattr(c, 'co_name', '') == 'first')"
WAYS = {
    "as it is": "first = module.first",
    "by pickle": r"import pickle; first = pickle.loads(b'cfastcore.basics\nfirst\n.')",
    "from another's globals": "first = L.map.__globals__['first']",
    "found by the collector": "import gc; first = next(f for f in gc.get_referents(vars(module)) if getattr(f, '__qualname__', 0) == 'first')",
    "reloaded": "import importlib; first = importlib.reload(module).first",
    "reloaded, whatever is raised": """
import contextlib, importlib
with contextlib.suppress(BaseException):
    importlib.reload(module)
first = module.first""",
    "imported afresh": "del sys.modules['fastcore.basics']; from fastcore.basics import first",
    "by another finder": """
import importlib.machinery
sys.meta_path[:] = [importlib.machinery.PathFinder]
del sys.modules['fastcore.basics']
from fastcore.basics import first""",
    "from its file": """
import importlib.util
spec = importlib.util.spec_from_file_location('fastcore.mine', module.__file__)
mine = importlib.util.module_from_spec(spec)
spec.loader.exec_module(mine)
first = mine.first""",
    "by runpy": "import runpy; first = runpy.run_module('fastcore.basics')['first']",
    "from its text": f"space = dict(vars(module)); exec({TEXT}, space); first = space['first']",
    "from its text, further down": f"space = dict(vars(module)); exec('# mine\\n' + {TEXT}, space); first = space['first']",
    "from its compiled file": """
import marshal
space = dict(vars(module))
exec(marshal.loads(open(module.__cached__, 'rb').read()[16:]), space)
first = space['first']""",
    "its code in a new function": f"import types; {CODE}; first = types.FunctionType(code, vars(module), 'first', (None, False))",
    "its code put back": f"{CODE}; first = module.first; first.__code__ = code",
    "in another interpreter": """
import _xxsubinterpreters as others
other = others.create()
first = lambda items: others.run_string(other, 'from fastcore.basics import first') or 5""",
}


def tried(workers, way, taken):
    with workers.root.prepared(SETUP, 60).fork(Bounds(), taken) as worker:
        if taken:
            worker.take_away(taken)
        return worker.run("cell", FOUND + WAYS[way] + USE, 20)


@pytest.mark.parametrize("way", WAYS)
def test_what_was_taken_away_stays_away(way, inside, outside):
    for workers in (inside, outside):
        assert isinstance(tried(workers, way, TAKEN), Raised)
    assert tried(outside, way, TAKEN).type in ("TakenAway", "RuntimeError")


@pytest.mark.parametrize("way", WAYS)
def test_where_nothing_is_taken_away_it_is_had(way, outside):
    reply = tried(outside, way, [])
    assert isinstance(reply, Ran), reply
    assert reply.output.strip().endswith("5")  # runpy warns


def test_another_python_in_the_sandbox_finds_nothing(inside, outside):
    source = "print(subprocess.run([sys.executable, '-c', 'from fastcore.basics import first; print(first([5]))'], capture_output=True, text=True).stdout)"
    with inside.root.prepared(SETUP, 60).fork(Bounds(), TAKEN) as worker:
        assert worker.run("cell", source, 20).output.strip() == ""
    assert inside.run(source) == outside.run(source) == "5"


def test_a_student_may_write_a_function_of_the_same_name(outside):
    source = "def first(x, f=None):\n    return next(iter(x), None)\nprint(first([5, 6]))"
    with outside.root.prepared(SETUP, 60).fork(Bounds(), TAKEN) as worker:
        worker.take_away(TAKEN)
        assert worker.run("cell", source, 20).output.strip() == "5"


OPERATOR = ["torch.ops.aten:logsumexp"]
OPERATOR_WAYS = {
    "as it is": "found = torch.logsumexp(x, -1)",
    "where gradients flow": "found = x.requires_grad_().logsumexp(-1)",
    "by another of torch's": "found = torch.vmap(lambda row: row.logsumexp(-1))(x)",
    "into a tensor": "found = torch.logsumexp(x, -1, out=torch.empty(1))",
    "traced": "found = torch.jit.trace(lambda x: torch.logsumexp(x, -1), x)(x)",
    "without what watches it": """
from torch.utils._python_dispatch import _disable_current_modes
with _disable_current_modes():
    found = torch.logsumexp(x, -1)""",
    "by another key": "found = torch.ops.aten.logsumexp.default.redispatch(torch._C.DispatchKeySet(torch._C.DispatchKey.XLA), x, [-1])",
    "in a thread": """
from concurrent.futures import ThreadPoolExecutor
found = ThreadPoolExecutor(1).submit(torch.logsumexp, x, -1).result()""",
    "given back": """
import gc
for o in gc.get_objects():
    if type(o).__name__ in ('Library', '_DispatchModule'):
        o.reset()
found = torch.logsumexp(x, -1)""",
}


@pytest.mark.parametrize("way", OPERATOR_WAYS)
def test_an_operator_of_torchs_stays_away(way, inside):
    source = f"import torch\nx = torch.zeros(1, 1)\n{OPERATOR_WAYS[way]}\nprint(found.tolist())"
    with inside.root.prepared(SETUP, 60).fork(Bounds(), []) as worker:
        if way not in ("by another key",):
            assert worker.run("cell", source, 20).output.strip().endswith("[0.0]")
    with inside.root.prepared(SETUP, 60).fork(Bounds(), OPERATOR) as worker:
        worker.take_away(OPERATOR)
        assert worker.run("cell", source, 20).type == "TakenAway"


def test_an_operator_that_is_not_there_is_said(inside):
    from autograder.inside.taking import take_away

    with pytest.raises(LookupError, match="there is no torch.ops.aten:nothing"):
        take_away(["torch.ops.aten:nothing"])
