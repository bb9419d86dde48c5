"""Running a batch in a test: files written from records, and the rows that come out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pyarrow import parquet

from engine.assessment.consultation import Consulted
from engine.batch import Summary, run
from engine.batch.audit import row_of
from engine.cases.case import Case
from engine.cases.casefile import case_record
from engine.reading.patient import reference_firings
from knowledge.criteria import KnowledgeBase
from tests.car import CAR

Record = dict[str, Any]
Row = dict[str, Any]


def json_lines(path: Path, records: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def renumbered(cases: Sequence[Case]) -> list[Record]:
    """Return records of cases under ids of their own."""
    return [{**case_record(case, None), "id": f"case-{n}"} for n, case in enumerate(cases)]


def rows_in(path: Path) -> list[Row]:
    """Read rows back, from whatever form they are in."""
    match path.suffix:
        case ".jsonl":
            return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        case ".csv":
            with path.open(newline="", encoding="utf-8") as file:
                return list(csv.DictReader(file))
        case _:
            return parquet.read_table(path).to_pylist()


def errors_in(output: Path) -> list[Record]:
    path = output.with_name(f"{output.name}.errors.jsonl")
    return rows_in(path) if path.exists() else []


def right_row(knowledge: KnowledgeBase, case: Case) -> Row:
    """Return the row that the reference makes of a case."""
    firings = tuple(reference_firings(knowledge, case.answers))
    return row_of(Consulted(knowledge, case, firings))


def ran(
    tmp_path: Path,
    *inputs: Path | str,
    knowledge: KnowledgeBase = CAR,
    name: str = "out.jsonl",
    **options: Any,
) -> tuple[Summary, list[Row], list[Record]]:
    """Run a batch; return its summary, its rows and what it rejected."""
    output = tmp_path / name
    summary = run(knowledge, [str(each) for each in inputs], str(output), **options)
    return summary, rows_in(output) if output.exists() else [], errors_in(output)
