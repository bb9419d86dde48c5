"""How large the code is, and how often one idea stands in it: `python -m tools.structure`.

Import cycles count lazy imports too, and not those for types alone. A module that lists every kind of a thing
is one that a new kind would have to touch.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EFFECTS = ("Concludes", "Supports", "Opposes", "Escalates", "Warns", "Recommends")


def main() -> None:
    """Print the measures, one a line."""
    for package in ("engine", "knowledge", "tests", "benchmarks", "tools"):
        texts = sources(package)
        lines = sum(text.count("\n") for text in texts.values())
        print(f"{package}: {len(texts)} files, {lines:,} lines")
    engine = sources("engine")
    print(f"import cycles in engine: {len(cycles(engine))}")
    for cycle in cycles(engine):
        print(f"  {' -> '.join(cycle)}")
    print(f"modules with `case AtLeast`: {sum('case AtLeast' in text for text in engine.values())}")
    print(f"modules that match all effects: {sum(map(matches_effects, engine.values()))}")
    print(f"modules that name `Recommends`: {sum('Recommends' in text for text in engine.values())}")
    print(f"file names that stand for two things: {', '.join(twice(engine)) or 'none'}")
    print(f"class names that stand for two things: {', '.join(classes_twice(engine)) or 'none'}")


def sources(package: str) -> Mapping[str, str]:
    """Return the text of each module of a package, by its dotted name."""
    paths = sorted((ROOT / package).rglob("*.py"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path.read_text() for path in paths}


def matches_effects(text: str) -> bool:
    """Whether a module lists every kind of effect in its patterns."""
    return all(f"{effect}(" in re.sub(r"(?m)^(?!\s*case ).*$", "", text) for effect in EFFECTS)


def twice(modules: Mapping[str, str]) -> list[str]:
    """Return the file names that more than one module has."""
    names = [name.rpartition(".")[2] for name in modules if not name.endswith("__init__")]
    return sorted({name for name in names if names.count(name) > 1})


def classes_twice(modules: Mapping[str, str]) -> list[str]:
    """Return the names of classes that more than one module has."""
    bodies = (ast.parse(text).body for text in modules.values())
    names = [node.name for body in bodies for node in body if isinstance(node, ast.ClassDef)]
    return sorted({name for name in names if names.count(name) > 1})


def cycles(modules: Mapping[str, str]) -> list[list[str]]:
    """Return the groups of modules that import each other in a circle."""
    graph = {name.removesuffix(".__init__"): set[str]() for name in modules}
    for name, text in modules.items():
        own = name.removesuffix(".__init__")
        graph[own] = {target for target in _imported(ast.parse(text), graph) if target != own}
    reach = {name: _reach(name, graph) for name in graph}
    rings = {
        tuple(sorted(one for one in reach[name] if name in reach[one]))
        for name in graph
        if name in reach[name]
    }
    return [list(ring) for ring in sorted(rings)]


def _imported(tree: ast.AST, known: Mapping[str, object]) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield from (name for name in (full if full in known else node.module,) if name in known)
        else:
            yield from _imported(node, known)


def _reach(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = list(graph[start])
    while todo:
        if (name := todo.pop()) not in found:
            found.add(name)
            todo += graph[name]
    return found


if __name__ == "__main__":
    main()
