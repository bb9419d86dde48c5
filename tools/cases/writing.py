"""Writing drawn patients to a file of the kind that its name ends in.

In Parquet and CSV a column holds answers alone: who was asked and could not tell is not told apart
there from who was not asked. In CSV, several options or names in one cell are joined by semicolons,
and none of them is an empty cell too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from tools.cases.arrays import table
from tools.cases.casefiles import lines, records
from tools.cases.drawing import Clinic, Drawn

Batch: TypeAlias = tuple[int, Drawn]
"""The number of the first patient, and the patients."""


def write_parquet(clinic: Clinic, batches: Iterable[Batch], path: Path) -> None:
    """Write a row group a batch."""
    from pyarrow.parquet import ParquetWriter

    _write_tables((table(clinic, first, drawn) for first, drawn in batches), ParquetWriter, path)


def write_csv(clinic: Clinic, batches: Iterable[Batch], path: Path) -> None:
    """Write a line a patient, and the disorders expected in a column `expect.disorders`."""
    from pyarrow.csv import CSVWriter

    _write_tables((_flat(table(clinic, first, drawn)) for first, drawn in batches), CSVWriter, path)


def _write_tables(tables: Iterable[pa.Table], kind: Callable[[Path, pa.Schema], Any], path: Path) -> None:
    with ExitStack() as stack:
        writer = None
        for part in tables:
            writer = writer or stack.enter_context(kind(path, part.schema))
            writer.write_table(part)


def _flat(part: pa.Table) -> pa.Table:
    """Put lists into single cells, and the expectation into a column of its own."""
    columns = {name: part[name] for name in part.column_names if name != "expect"}
    columns["expect.disorders"] = pc.struct_field(part["expect"], "disorders")
    for name, column in columns.items():
        if pa.types.is_list(column.type):
            columns[name] = pc.binary_join(column, ";")
    return pa.table(columns)


def write_json_lines(clinic: Clinic, batches: Iterable[Batch], path: Path) -> None:
    """Write a line a patient."""
    with path.open("wb") as stream:
        for first, drawn in batches:
            stream.write(lines(clinic, first, drawn).buffers()[2])


def write_yaml(clinic: Clinic, batches: Iterable[Batch], path: Path) -> None:
    """Write one list of cases, for people to read."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    with path.open("w", encoding="utf-8") as stream:
        for first, drawn in batches:
            yaml.dump([_worded(record) for record in records(clinic, first, drawn)], stream)


def _worded(value: Any) -> Any:
    """Say yes and no as people write them."""
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return {name: _worded(each) for name, each in value.items()}
        case _:
            return value


WRITERS: Mapping[str, Callable[[Clinic, Iterable[Batch], Path], None]] = {
    ".parquet": write_parquet,
    ".csv": write_csv,
    ".jsonl": write_json_lines,
    ".yaml": write_yaml,
}
