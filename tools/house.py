"""Measure the size and the names of the code, and compare them with the bounds in house.toml.

`python -m tools.house` fails when a figure is above its bound, `--tighten` lowers the falling
bounds to the figures of today, and the name of a figure lists what counts towards it.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import grimp

ROOT = Path(__file__).parents[1]
BOUNDS = Path(__file__).with_suffix(".toml")

SHORT_MODULE = 40
"""Lines below which a module counts as short; an `__init__.py` never does."""

_WORD = re.compile(r"\b(?!(?:a|an|and|each|for|in|is|its|of|one|return|the|this|to)\b)[a-z0-9]+")
"""A word that may say something."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Figure(NamedTuple):
    """A measured number."""

    value: float
    items: tuple[str, ...] = ()
    """What counts towards it, one line each."""


def measure(src: Path, tests: Path) -> dict[str, Figure]:
    """Measure a package in the folder `src` and its tests; the package must be importable."""
    sizes, test_sizes = _sizes(src), _sizes(tests)
    trees = {name: ast.parse((src / name).read_text("utf-8")) for name in sizes}
    functions = {
        f"{name}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, Function)
    }
    docstrings = {
        f"{name}: {documented}: {text}": (node, documented, text)
        for name, tree in trees.items()
        for node, documented, text in _docstrings(tree)
    }
    src_lines = _total(sizes)
    tests_lines = _total(test_sizes)
    return {
        "src_lines": src_lines,
        "youtube_lines": _total({n: size for n, size in sizes.items() if n.startswith("youtube/")}),
        "kiosk_lines": _total({n: size for n, size in sizes.items() if n.startswith("kiosk/")}),
        "tests_lines": tests_lines,
        "tests_per_src_line": Figure(round(tests_lines.value / src_lines.value, 2)),
        "short_modules": _count(
            f"{name}: {size}"
            for name, size in sizes.items()
            if size < SHORT_MODULE and not name.endswith("__init__.py")
        ),
        "longest_module": Figure(max(sizes.values()), src_lines.items[:20]),
        "longest_function": Figure(max(functions.values()), _total(functions).items[:20]),
        "duplicate_classes": _duplicates(trees, (ast.ClassDef,)),
        "duplicate_functions": _duplicates(trees, (ast.FunctionDef, ast.AsyncFunctionDef)),
        "short_attribute_docstrings": _count(
            line
            for line, (node, _, text) in docstrings.items()
            if isinstance(node, ast.Assign | ast.AnnAssign) and len(text.split()) <= 3
        ),
        "repeating_docstrings": _count(
            line for line, (_, name, text) in docstrings.items() if repeats_name(name, text)
        ),
        "import_circles": import_circles(src.name),
    }


def repeats_name(name: str, text: str) -> bool:
    """Return whether a docstring has only words of the name, not counting articles and plurals."""
    return _words(text) <= _words(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))


def import_circles(package: str) -> Figure:
    """Find groups of modules that import each other at run time, inside functions too."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=True, cache_dir=None)
    circles = {
        frozenset(graph.find_downstream_modules(module) & graph.find_upstream_modules(module))
        | {module}
        for module in graph.modules
    }
    return _count(", ".join(sorted(circle)) for circle in circles if len(circle) > 1)


def excesses(figures: dict[str, Figure], bounds: dict[str, float]) -> list[str]:
    """Return one sentence for each figure that is above its bound."""
    return [
        f"{name} is {figures[name].value:g} and may be at most {bound:g}: "
        f"`python -m tools.house {name}` lists what counts. Remove some of it, or raise "
        f"the bound in tools/house.toml in a commit that says for what."
        for name, bound in bounds.items()
        if figures[name].value > bound
    ]


def tighten(figures: dict[str, Figure], text: str) -> str:
    """Return the text of house.toml with each falling bound lowered to its figure."""
    for name, bound in tomllib.loads(text)["falling"].items():
        if figures[name].value < bound:
            text = re.sub(rf"^{name} = \S+", f"{name} = {figures[name].value:g}", text, flags=re.M)
    return text


def _sizes(folder: Path) -> dict[str, int]:
    """Count the lines of each Python file in a folder."""
    return {
        path.relative_to(folder).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in folder.rglob("*.py")
    }


def _total(sizes: dict[str, int]) -> Figure:
    ordered = sorted(sizes, key=lambda name: (-sizes[name], name))
    return Figure(sum(sizes.values()), tuple(f"{name}: {sizes[name]}" for name in ordered))


def _count(items: Iterable[str]) -> Figure:
    listed = tuple(sorted(items))
    return Figure(len(listed), listed)


def _duplicates(trees: dict[str, ast.Module], kinds: tuple[type[ast.AST], ...]) -> Figure:
    """Find public names that stand at the top level of more than one module."""
    places = defaultdict[str, list[str]](list)
    for module, tree in sorted(trees.items()):
        for node in tree.body:
            if isinstance(node, kinds) and not (name := getattr(node, "name", "")).startswith("_"):
                places[name].append(module)
    return _count(
        f"{name}: {', '.join(modules)}" for name, modules in places.items() if modules[1:]
    )


def _docstrings(tree: ast.Module) -> Iterator[tuple[ast.AST, str, str]]:
    """Find docstrings: the statement that each describes, the name of that, and the text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | Function):
            continue
        if not isinstance(node, ast.Module) and (text := ast.get_docstring(node)):
            yield node, node.name, text
        for statement, following in pairwise(node.body):
            match statement, following:
                case (
                    ast.Assign(targets=[target]) | ast.AnnAssign(target=target),
                    ast.Expr(ast.Constant(str(text))),
                ):
                    yield statement, ast.unparse(target), text


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in _WORD.findall(text.lower().replace("_", " "))}


def main() -> int:
    """Print the figures beside their bounds; return 1 if one is exceeded."""
    figures = measure(ROOT / "src" / "iomtui", ROOT / "tests")
    parser = argparse.ArgumentParser(prog="python -m tools.house", description=__doc__)
    parser.add_argument("figure", nargs="?", choices=figures, help="list what counts towards it")
    parser.add_argument("--tighten", action="store_true", help="lower the bounds to the figures")
    arguments = parser.parse_args()
    if arguments.figure:
        print(*figures[arguments.figure].items, sep="\n")
        return 0
    text = BOUNDS.read_text("utf-8")
    if arguments.tighten:
        text = tighten(figures, text)
        BOUNDS.write_text(text, "utf-8")
    tables: dict[str, dict[str, float]] = tomllib.loads(text)
    bounds = tables["fixed"] | tables["falling"]
    for name, figure in figures.items():
        bound = bounds.get(name)
        note = "  can be tightened" if figure.value < tables["falling"].get(name, 0) else ""
        print(f"{name:27}{figure.value:>7g}{'' if bound is None else f'{bound:g}':>8}{note}")
    problems = excesses(figures, bounds)
    print(*problems, sep="\n", file=sys.stderr, end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
