"""Print how easy the code is to enter: ``python -m tests.house [CHECKOUT]``.

The figures are counted on the files below ``timeline/`` of a checkout, this one by default.
"""

from __future__ import annotations

import ast
import itertools
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

RELATIVE = re.compile(r"\b(?:which|what|who|whom|whose|that|where)\b", re.IGNORECASE)
"""Relative and question words: a docstring full of them says things in a roundabout way."""
WIDER = re.compile(r"\b(?:when|why|how|whether)\b", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SMALL, LARGE = 80, 400
"""Lines: a module under the first with one importer may be a splinter; none should pass the second."""
COMPLEX = 12
"""Cyclomatic complexity, boolean operators counted, that no function should pass."""
_PROBE = """
import contextlib, io, sys
from timeline.__main__ import main
seen = set()
def note(frame, event, argument):
    code = frame.f_code
    if event == "call" and code.co_filename.startswith(sys.argv[1]) and code.co_name != "<module>":
        seen.add((code.co_filename, code.co_qualname))
def extract():
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(["extract", "seeds/", "--workers", "1"])
extract()
sys.setprofile(note)
extract()
sys.setprofile(None)
print(len({path for path, _ in seen}), len(seen))
"""
"""Runs ``extract`` on one article twice, and prints the files and functions of the second run."""


def modules(root: Path) -> Mapping[str, ast.Module]:
    """Return the parsed modules of the package by their path below the checkout."""
    return {
        str(path.relative_to(root)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((root / "timeline").rglob("*.py"))
    }


def docstrings(tree: ast.Module) -> Iterator[str]:
    """Yield the docstrings of a module, and the strings that document its constants."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        if isinstance(node, documented) and (text := ast.get_docstring(node)):
            yield text
        if isinstance(node, ast.Module | ast.ClassDef):
            for before, after in itertools.pairwise(node.body):
                if isinstance(before, ast.Assign | ast.AnnAssign) and (text := _string(after)):
                    yield text


def _string(statement: ast.stmt) -> str | None:
    """Return the text of a statement that is nothing but a string."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return statement.value.value if isinstance(statement.value.value, str) else None
    return None


def complexity(function: ast.AST) -> int:
    """Return the cyclomatic complexity of a function; each boolean operator is a branch."""
    branches = 1
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            branches += len(node.values) - 1
        elif isinstance(
            node, ast.If | ast.IfExp | ast.For | ast.While | ast.ExceptHandler | ast.comprehension
        ):
            branches += 1
        elif isinstance(node, ast.Match):
            branches += len(node.cases)
        if isinstance(node, ast.comprehension):
            branches += len(node.ifs)
    return branches


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def importers(trees: Mapping[str, ast.Module]) -> Mapping[str, set[str]]:
    """Return by module the modules that import it, each by its path."""
    names = {path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): path for path in trees}
    found: dict[str, set[str]] = defaultdict(set)
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    target = names.get(f"{node.module}.{alias.name}") or names.get(node.module)
                    if target and target != path:
                        found[target].add(path)
    return found


def main() -> None:
    """Print the table, and what stands over a limit."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    trees = modules(root)
    lines = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path in trees}
    texts = [text for tree in trees.values() for text in docstrings(tree)]
    words = sum(len(WORD.findall(text)) for text in texts)
    relative, wider = (sum(len(pattern.findall(text)) for text in texts) for pattern in (RELATIVE, WIDER))
    shared = {name: count for name, count in Counter(Path(path).name for path in trees).items() if count > 1}
    shared.pop("__init__.py", None)
    used = importers(trees)
    splinters = [
        path
        for path, count in lines.items()
        if count < SMALL and len(used.get(path, ())) == 1 and not path.endswith("__init__.py")
    ]
    knotted = sorted(
        (
            (complexity(function), f"{path}:{function.lineno} {function.name}")
            for path, tree in trees.items()
            for function in functions(tree)
            if complexity(function) > COMPLEX
        ),
        reverse=True,
    )
    probe = subprocess.run(
        [sys.executable, "-c", _PROBE, str(root / "timeline")],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    files, called = probe.stdout.split()
    print(f"relative and question words per 1,000 words of docstring: {1000 * relative / words:.1f} (< 15)")
    print(f"  with when, why, how, whether: {1000 * (relative + wider) / words:.1f}")
    print(f"files that the verb extract passes for one article: {files} (< 60); functions: {called}")
    print(f"Python files: {len(trees)} (about 200); lines: {sum(lines.values()):,}")
    print(f"file names in two rooms or more: {len(shared)} (< 8): {', '.join(sorted(shared))}")
    print(f"files over {LARGE} lines: {[path for path, count in lines.items() if count > LARGE]}")
    print(f"functions over complexity {COMPLEX}: {len(knotted)}")
    for branches, where in knotted:
        print(f"  {branches} {where}")
    print(f"files under {SMALL} lines that one module imports: {len(splinters)}")
    for path in splinters:
        print(f"  {lines[path]:3} {path} <- {next(iter(used[path]))}")
    worst = sorted(
        (
            (sum(len(RELATIVE.findall(text)) for text in docstrings(tree)), path)
            for path, tree in trees.items()
        ),
        reverse=True,
    )[:15]
    print("most relative and question words:", ", ".join(f"{path} {count}" for count, path in worst))


if __name__ == "__main__":
    main()
