"""Facts about the form of an answer, read from its source in the grader's process.

Nothing is run here. A fact that is read off the source cannot be forged by what the code does when it runs.
"""

from __future__ import annotations

import ast
from functools import cached_property, lru_cache

from autograder.reading.cells import bound, parse, used, walk
from autograder.reading.reads import asked_of_values, assigned, read_from_outside

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _root(node: ast.AST) -> str:
    """The name that a chain of attributes and subscripts starts from; empty where it starts from something else."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


@lru_cache(256)
def _bound_in(cls: ast.ClassDef) -> frozenset[str]:
    """Names bound in the body of a class."""
    return bound(ast.Module(body=cls.body, type_ignores=[]))


class Form:
    """The form of one answer: its own cell, and the earlier cells that it builds on."""

    def __init__(self, source: str, earlier: list[str] | None = None):
        self.source = source
        self.tree = parse(source)
        self._all = ast.Module(
            body=[node for cell in [*(earlier or []), source] for node in parse(cell).body], type_ignores=[]
        )

    def classes(self) -> dict[str, ast.ClassDef]:
        return {node.name: node for node in walk(self._all) if isinstance(node, ast.ClassDef)}

    def methods(self, class_name: str) -> set[str]:
        """Names bound in the body of a class and of those of its bases that the answer defines."""
        return {name for cls in self._lineage(class_name) for name in _bound_in(cls)}

    def bases(self, class_name: str) -> list[str]:
        """The bases of a class, as written, with those of its bases that the answer itself defines."""
        return [ast.unparse(base) for cls in self._lineage(class_name) for base in cls.bases]

    def _lineage(self, class_name: str) -> list[ast.ClassDef]:
        classes, found, todo = self.classes(), [], [class_name]
        while todo:
            cls = classes.get(todo.pop())
            if cls is None or cls in found:
                continue
            found.append(cls)
            todo += [base.id for base in cls.bases if isinstance(base, ast.Name)]
        return found

    def is_recursive(self, name: str) -> bool:
        """Whether `name`, or a function that it uses, calls itself: directly, through others, or as its own
        argument. Functions, lambdas, methods and nested functions all count, cached or not."""
        return bool(self.recursive(name))

    def recursive(self, name: str) -> set[str]:
        """Which of `name` and the functions that it uses call themselves."""
        used = {at for at in self._definitions if self._reaches(name, at)} | {name}
        return {
            at
            for at in used
            if at in self._self_passing
            or (at in self._functions and any(self._reaches(o, at) for o in self._calls.get(at, ())))
        }

    def _reaches(self, start: str, goal: str) -> bool:
        seen: set[str] = set()
        todo = [start]
        while todo:
            at = todo.pop()
            if at == goal:
                return True
            if at not in seen:
                seen.add(at)
                todo += self._calls.get(at, ())
        return False

    @cached_property
    def _definitions(self) -> dict[str, list[ast.AST]]:
        """Every name that is bound to something with code in it, and that code."""
        found: dict[str, list[ast.AST]] = {}
        for node in walk(self._all):
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                    found.setdefault(name, []).append(node)
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        for name, part in assigned(target, value):
                            found.setdefault(name, []).append(part)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    found.setdefault(name, []).append(value)
                case ast.NamedExpr(target=ast.Name(id=name), value=value):
                    found.setdefault(name, []).append(value)
        return found

    @cached_property
    def _functions(self) -> set[str]:
        return {
            name
            for name, nodes in self._definitions.items()
            if any(isinstance(inner, _FUNCTIONS) for node in nodes for inner in walk(node))
        }

    @cached_property
    def _calls(self) -> dict[str, set[str]]:
        """For each name, the other names of the answer that its code reads."""
        known = set(self._definitions)
        calls: dict[str, set[str]] = {}
        for name, nodes in self._definitions.items():
            calls[name] = set()
            for node in nodes:
                calls[name] |= self._reads(node) & known
        return calls

    def _reads(self, node: ast.AST) -> set[str]:
        """Names that a definition's own code reads. What a nested function reads is that function's."""
        reads: set[str] = set()
        todo = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.Name | ast.Attribute | ast.Lambda | ast.Call):
            todo = [node]
        while todo:
            inner = todo.pop()
            match inner:
                case ast.Name(id=name, ctx=ast.Load()):
                    reads.add(name)
                case ast.Attribute(attr=name, ctx=ast.Load()):
                    reads.add(name)
                # What is done with the instance itself runs a method of its class.
                case ast.Call(func=ast.Name(id="self")):
                    reads.add("__call__")
                case ast.Subscript(value=ast.Name(id="self"), ctx=ast.Load()):
                    reads |= {"__getitem__", "__missing__"}
            if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                todo += inner.decorator_list
                if isinstance(node, ast.ClassDef) and inner.name.startswith("__"):
                    reads.add(inner.name)  # making or calling an instance runs it
                continue
            todo += ast.iter_child_nodes(inner)
        return reads

    @cached_property
    def _self_passing(self) -> set[str]:
        """Names whose code hands a function to itself, `f(f, ...)`: recursion without a name."""
        found = set()
        for name, nodes in self._definitions.items():
            for node in nodes:
                for inner in walk(node):
                    match inner:
                        case ast.Call(func=ast.Name(id=f), args=args) if any(
                            isinstance(a, ast.Name) and a.id == f for a in args
                        ):
                            found.add(name)
        return found

    def code_of(self, *names: str) -> list[ast.AST]:
        """The code of these names and of all else in the answer that it uses: what has to do with them.

        Leaves out what stands beside them in the cell, such as a student's own trials.
        """
        seen: set[str] = set()
        todo = list(names)
        found: list[ast.AST] = []
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                code = self._definitions.get(name, [])
                found += code
                for node in code:
                    todo += (read_from_outside(node) - asked_of_values(node, self._loose)) & set(
                        self._definitions
                    )
        return found

    @cached_property
    def _loose(self) -> set[str]:
        """Names of functions that belong to no class and no object, and of nothing else."""
        top = {id(node) for node in self._all.body if isinstance(node, ast.FunctionDef)}
        return {name for name, nodes in self._definitions.items() if all(id(node) in top for node in nodes)}

    def nodes(self, *names: str) -> list[ast.AST]:
        """Every syntax node of `code_of(*names)`, for facts that only a pattern can tell."""
        return [inner for node in self.code_of(*names) for inner in walk(node)]

    def uses(self, *names: str) -> set[str]:
        """Names and attributes that `code_of(*names)` reads, under the names that they have where they come from.

        `from torch import logsumexp as lse`, `getattr(torch, "logsumexp")` and `methodcaller("logsumexp")` all count as
        "logsumexp".
        """
        code = self.code_of(*names)
        reads: set[str] = set()
        for node in code:
            reads |= used(node)
            for inner in walk(node):
                match inner:
                    case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]):
                        reads.add(name)
                    case ast.Call(
                        func=ast.Name(id="methodcaller" | "attrgetter")
                        | ast.Attribute(attr="methodcaller" | "attrgetter"),
                        args=args,
                    ):
                        texts = [a.value for a in args if isinstance(a, ast.Constant)]
                        reads |= {part for text in texts if isinstance(text, str) for part in text.split(".")}
        for node in [*walk(self._all), *(inner for c in code for inner in walk(c))]:
            match node:
                case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                    for alias in aliases:
                        if (alias.asname or alias.name).split(".")[0] in reads:
                            reads |= set(alias.name.split("."))
        return reads

    def borrows(self, *names: str) -> set[str]:
        """What `code_of(*names)` takes from elsewhere, by its full name: "torch.nn.functional.relu".

        Leaves out what the answer defines itself. A name of the setup cell's stays as it is ("F.relu"), and what
        is called on a value has no more than its own name (".relu").
        """
        nodes = self.nodes(*names)
        imported: dict[str, str] = {}
        for node in walk(self._all):
            match node:
                case ast.Import(names=aliases):
                    for a in aliases:
                        imported[a.asname or a.name.split(".")[0]] = (
                            a.name if a.asname else a.name.split(".")[0]
                        )
                case ast.ImportFrom(module=str(module), names=aliases):
                    imported |= {a.asname or a.name: f"{module}.{a.name}" for a in aliases}
        own = {node.arg for node in nodes if isinstance(node, ast.arg)} | set(self._definitions)
        own |= {
            node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
        }
        classes = {"self", "cls", "super", *self.classes()}

        def is_ours(node: ast.AST) -> bool:
            """Whether this is a class of the answer's own, or an instance of one."""
            match node:
                case ast.Call(func=ast.Name(id=name)):
                    return name in classes
                case ast.Name(id=name):
                    made = [d.func for d in self._definitions.get(name, []) if isinstance(d, ast.Call)]
                    return name in classes or any(isinstance(f, ast.Name) and f.id in classes for f in made)
            return False

        def full(node: ast.AST) -> str:
            match node:
                case ast.Name(id=name):
                    return imported.get(name, "" if name in own else name)
                case ast.Attribute(value=value, attr=attr):
                    return "" if is_ours(value) and attr in self._definitions else f"{full(value)}.{attr}"
                case ast.Call(func=ast.Name(id="getattr"), args=[value, ast.Constant(value=str(attr)), *_]):
                    return f"{full(value)}.{attr}"
            return ""

        return {full(node) for node in nodes} - {""}

    def program(self, *names: str) -> ast.Module:
        """The statements that `code_of(*names)` stands in, with all imports: what makes these names once more.

        Trials are left out. It is a copy, which may be changed.
        """
        code = {id(node) for node in self.code_of(*names)}

        def makes(node: ast.stmt) -> bool:
            return isinstance(node, ast.Import | ast.ImportFrom) or any(id(o) in code for o in walk(node))

        made = bound(ast.Module([node for node in self._all.body if makes(node)], []))

        def changes(node: ast.stmt) -> bool:
            targets = node.targets if isinstance(node, ast.Assign) else []
            return any(_root(target) in made for target in targets if not isinstance(target, ast.Name))

        kept = [node for node in self._all.body if makes(node) or changes(node)]
        return ast.parse(ast.unparse(ast.Module(kept, [])))

    def without_trials(self, *names: str) -> Form:
        """The same form without the statements at the cells' top level that define nothing, such as
        `found = f(model)`: what they bind may have a name that something inside `f` has too.

        Kept are functions, classes, imports, lambdas, other names for something, wrapped functions, and whatever
        binds one of `names`.
        """
        functions = {node.name for node in walk(self._all) if isinstance(node, ast.FunctionDef)}

        def defines(node: ast.stmt) -> bool:
            kinds = (*_FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom)
            if any(isinstance(inner, kinds) for inner in walk(node)):
                return True
            match node:
                case ast.Assign(value=ast.Name() | ast.Attribute()):
                    return True
                case ast.Assign(value=ast.Call(args=args)) if any(
                    isinstance(arg, ast.Name) and arg.id in functions for arg in args
                ):
                    return True
            return bool(bound(ast.Module([node], [])) & set(names))

        return Form(ast.unparse(ast.Module([node for node in self._all.body if defines(node)], [])))
