"""Arrow record batches of cases in, record batches of results out: the face for engines that scale.

A row goes in and a row comes out, in the same order. What is wrong with a row stands in its `problems`, and
then nothing is said of it. The schema of the results depends on the knowledge base alone, so it is known
before the first row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa

from engine.assessment.verdicts import Verdicts
from engine.batch.case_columns import CaseColumns, ColumnReader
from engine.batch.chunks import Cases, Rejected
from engine.batch.rows import differential, rows
from engine.batch.tables import ColumnChoice, Layout, Rows, flat
from knowledge.criteria import KnowledgeBase

ROWS_AT_ONCE = 65_536
"""Longer batches are assessed in slices of this many rows, so that memory stays bounded."""

PROBLEMS = pa.list_(pa.struct([("path", pa.string()), ("value", pa.string()), ("message", pa.string())]))
"""The type of `problems`: empty for a case, else all that is wrong with the row."""


def result_schema(knowledge: KnowledgeBase, *, fired: bool = False) -> pa.Schema:
    """Return the schema of the results, which no row can change."""
    nothing = _rows(knowledge, CaseColumns.of_cases(knowledge, []), fired=fired)
    return nothing.schema.append(pa.field("problems", PROBLEMS))


def assess_batches(
    knowledge: KnowledgeBase, batches: Iterable[pa.RecordBatch], *, fired: bool = False
) -> Iterator[pa.RecordBatch]:
    """Assess the rows of record batches; columns are named as those of a table for `crampdx batch`.

    A row without an id is called `row-N`, counted from 1. That ids are unique is for the caller to see to.
    `fired` adds the rules that fired. Raises UnreadableInput for a column that a case does not have.
    """
    reader = ColumnReader(knowledge, blanks=True)
    nothing = result_schema(knowledge, fired=fired)
    before = 0
    for batch in batches:
        for start in range(0, max(len(batch), 1), ROWS_AT_ONCE):
            part = flat(batch.slice(start, ROWS_AT_ONCE))
            yield _assessed(knowledge, reader, part, before, nothing, fired=fired)
            before += len(part)


def assess_table(knowledge: KnowledgeBase, table: pa.Table, *, fired: bool = False) -> pa.Table:
    """Assess the rows of a table, as `assess_batches` does."""
    schema = result_schema(knowledge, fired=fired)
    batches = table.to_batches() or [pa.RecordBatch.from_pylist([], schema=table.schema)]
    return pa.Table.from_batches(assess_batches(knowledge, batches, fired=fired), schema=schema)


def _assessed(
    knowledge: KnowledgeBase,
    reader: ColumnReader,
    batch: pa.RecordBatch,
    before: int,
    schema: pa.Schema,
    *,
    fired: bool,
) -> pa.RecordBatch:
    layout = Layout.of(batch.schema, "table", knowledge, ColumnChoice())
    if not len(batch):
        return pa.RecordBatch.from_pylist([], schema=schema)
    numbers = range(before + 1, before + len(batch) + 1)
    chunk = Rows(
        source="table", stem="row", numbers=numbers, alone=False, size=0,
        batch=batch, layout=layout, knowledge=knowledge,
    )  # fmt: skip
    cases = Cases.of(chunk, reader, knowledge)
    said = cases.in_order(
        [_rows(knowledge, columns, fired=fired) for columns, _ in cases.parts],
        _rows(knowledge, CaseColumns.of_cases(knowledge, []), fired=fired),
    )
    where = np.full(len(batch), -1)
    where[cases.places] = np.arange(len(said))
    spread = said.take(pa.array(where, mask=where < 0))
    ids = _ids(chunk, cases.rejected, spread.column("id"))
    columns = [ids, *spread.columns[1:], _problems(cases.rejected, before, len(batch))]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _rows(knowledge: KnowledgeBase, columns: CaseColumns, *, fired: bool) -> pa.RecordBatch:
    """Return the results of a columns with plain strings: dictionaries are not the same in every engine."""
    verdicts = Verdicts(knowledge, columns.answers)
    encoded = rows(verdicts, columns, differential(verdicts), fired=fired)
    return encoded.cast(pa.schema([(field.name, _plain(field.type)) for field in encoded.schema]))


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        return kind.value_type
    if pa.types.is_list(kind):
        return pa.list_(_plain(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _plain(field.type)) for field in kind])
    return kind


def _ids(chunk: Rows, rejected: Sequence[Rejected], ids: pa.Array) -> pa.Array:
    """Return the ids, with those that rejected rows bring: else nobody would find such a row again."""
    if not rejected:
        return ids
    texts = ids.to_pylist()
    given = chunk.layout.columns(chunk.batch).get("id")
    for one in rejected:
        row = one.number - chunk.numbers[0]
        brought = None if given is None else given[row].as_py()
        texts[row] = chunk.name(row) if brought is None else str(brought)
    return pa.array(texts, pa.string())


def _problems(rejected: Sequence[Rejected], before: int, length: int) -> pa.Array:
    said: list[list[dict[str, str]]] = [[] for _ in range(length)]
    for one in rejected:
        said[one.number - before - 1] = [
            {"path": each.place, "value": each.value, "message": f"{each.message}. {each.suggestion}".strip()}
            for each in one.problems
        ]
    return pa.array(said, PROBLEMS)
