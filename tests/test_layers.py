"""Who may import whom: knowledge itself alone, engine the language of knowledge, and cli both."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ONLY_IN = {
    "experta": {"engine/experta_adapter.py"},
    "z3": {"engine"},
    "numpy": {"engine", "benchmarks"},
    "pyarrow": {"engine", "benchmarks"},
}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", modules("knowledge"), ids=str)
def test_knowledge_imports_the_standard_library_and_itself(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names - {"knowledge"}
    assert outside == set()


@pytest.mark.parametrize("path", modules("engine"), ids=str)
def test_engine_imports_of_knowledge_only_its_language(path: Path) -> None:
    of_knowledge = {name for name in imported(path) if name.split(".")[0] == "knowledge"}
    assert of_knowledge <= {"knowledge.criteria"}
    assert not {name for name in imported(path) if name.split(".")[0] in ("cli", "tests", "benchmarks")}


@pytest.mark.parametrize("path", [*modules("engine"), ROOT / "cli.py"], ids=str)
def test_libraries_with_quirks_are_imported_where_it_is_said(path: Path) -> None:
    here = path.relative_to(ROOT).as_posix()
    for name in {name.split(".")[0] for name in imported(path)} & set(ONLY_IN):
        assert any(here.startswith(place) for place in ONLY_IN[name])


@pytest.mark.parametrize("path", [*modules("engine"), *modules("knowledge"), ROOT / "cli.py"], ids=str)
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 600
