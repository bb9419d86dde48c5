"""Who may import whom: knowledge itself alone, engine the language of knowledge, and cli both."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.leg_cramps import leg_cramps

ROOT = Path(__file__).parent.parent
LONGEST_MODULE, LONGEST_FUNCTION = 600, 80
ONLY_IN = {
    "experta": {"engine/reading/experta_adapter.py"},
    "z3": {"engine/proofs/solver.py"},
    "fastapi": {"engine/web/application.py"},
    "jinja2": {"engine/web/showing.py"},
    "uvicorn": {"engine/web/server.py"},
    "numpy": {
        "engine/reading/columns.py",
        "engine/batch/",
        "engine/diff/case_counts.py",
        "engine/reading/bitmaps.py",
        "engine/explain/hypotheses.py",
        "engine/explain/what_would_change.py",
    },
    "pyarrow": {
        "crampdx.py",
        "engine/reading/columns.py",
        "engine/batch/",
        "engine/diff/case_counts.py",
        "engine/reading/bitmaps.py",
        "engine/spark.py",
    },
    "pyspark": {"crampdx.py", "engine/spark.py"},
    "python_calamine": {"engine/batch/table_files.py"},
}
"""Who may import a library with quirks: modules, and rooms of which any module may."""


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements under a node: no import is within an expression, and most of knowledge is one."""
    for block in ("body", "orelse", "finalbody", "handlers", "cases"):
        for child in getattr(node, block, ()):
            yield child
            yield from statements(child)


def imported(path: Path) -> set[str]:
    found = set()
    for node in statements(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.add(node.module or "")
    return found


PROGRAM = {
    path.relative_to(ROOT).as_posix(): path
    for path in (*modules("engine"), *modules("knowledge"), ROOT / "cli.py", ROOT / "crampdx.py")
}
IMPORTS = {name: imported(path) for name, path in PROGRAM.items()}


def libraries(name: str) -> set[str]:
    return {module.split(".")[0] for module in IMPORTS[name]}


def test_knowledge_imports_the_standard_library_and_itself() -> None:
    known = sys.stdlib_module_names | {"knowledge"}
    outside = {name: libraries(name) - known for name in PROGRAM if name.startswith("knowledge/")}
    assert {name: found for name, found in outside.items() if found} == {}


def test_engine_imports_of_knowledge_only_its_language() -> None:
    found = {
        (name, module)
        for name in PROGRAM
        if name.startswith("engine/")
        for module in IMPORTS[name]
        if module.split(".")[0] in ("knowledge", "cli", "crampdx", "tests", "benchmarks", "tools")
    }
    assert [(name, module) for name, module in sorted(found) if module != "knowledge.criteria"] == []


def test_engine_names_no_finding_and_no_disorder_of_legs() -> None:
    """Its own are what a record of any patient has, salts in names of medicines, and what means more."""
    own = {"age", "sex_at_birth", "potassium", "magnesium", "strength", "severity", "ck"}
    names = {*leg_cramps().finding, *leg_cramps().disorder} - own
    texts = {
        (path.relative_to(ROOT).as_posix(), node.value)
        for path in modules("engine")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not {(path, text) for path, text in texts if text in names}


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_with_quirks_is_imported_where_it_is_said_and_nowhere_else(library: str) -> None:
    importers = {name for name in PROGRAM if library in libraries(name)}
    told = {place: {name for name in importers if name.startswith(place)} for place in ONLY_IN[library]}
    assert importers - set().union(*told.values()) == set()
    assert [place for place, names in told.items() if not names] == []


def test_modules_and_functions_stay_small_enough_to_read() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in PROGRAM.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}
    functions = {
        f"{name}: {node.name}": 1 + (node.end_lineno or 0) - node.lineno
        for name, path in PROGRAM.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in functions.items() if length > LONGEST_FUNCTION} == {}
