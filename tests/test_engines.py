"""The examples for engines that scale run as they are shown, and the published schema is the one there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import crampdx

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "examples" / "engines"
PAGE = (ROOT / "docs" / "engines.md").read_text("utf-8")


@pytest.mark.engines
@pytest.mark.parametrize("name", ["polars", "duckdb", "pandas"])
def test_an_example_runs_and_tells_the_case_from_the_rejected_row(name: str, tmp_path: Path) -> None:
    pytest.importorskip(name, reason=f"{name} comes with the extra `engines`")
    command = (sys.executable, "-W", "error", str(FOLDER / f"with_{name}.py"), str(tmp_path))
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.stderr == ""
    fine, rejected = done.stdout.split("answers.potassium")[0], done.stdout.partition("answers.potassium")[2]
    for word in ("'a'", "'soon'", "'hypokalemia'", "'c'", "'routine'", "'b'"):
        assert word in fine
    assert "is outside the plausible range" in rejected


def test_the_page_shows_the_examples_as_they_are() -> None:
    shown = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    for path in sorted(FOLDER.glob("with_*.py")):
        assert path.read_text("utf-8") in shown


def test_the_schema_on_the_page_is_the_schema_of_the_results() -> None:
    rows = [
        tuple(part.strip(" `") for part in row)
        for row in re.findall(r"^\|(.*?)\|(.*?)\|", PAGE, re.MULTILINE)
    ]
    there = [(field.name, str(field.type)) for field in crampdx.result_schema(fired=True)]
    assert [row for row in rows if row[0] in dict(there)] == there
