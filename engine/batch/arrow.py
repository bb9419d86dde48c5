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
from engine.batch.output import differential, rows
from engine.batch.tables import ColumnChoice, Layout, Rows, flat, together
from knowledge.criteria import KnowledgeBase

ROWS_AT_ONCE = 65_536
"""So many rows are assessed at a time: longer batches in slices, so that memory stays bounded, shorter ones
together, since each time costs a tenth of a second, whatever it holds."""

PROBLEMS = pa.list_(pa.struct([("path", pa.string()), ("value", pa.string()), ("message", pa.string())]))
"""The type of `problems`: empty for a case, else all that is wrong with the row."""

_SOURCE = "table"


def result_schema(knowledge: KnowledgeBase, *, fired: bool = False) -> pa.Schema:
    """Return the schema of the results, which no row can change."""
    return _Assessor(knowledge, fired=fired).schema


def check_columns(knowledge: KnowledgeBase, schema: pa.Schema) -> None:
    """Raise UnreadableInput naming all columns that a case does not have, or that cannot hold its answers."""
    nothing = flat(pa.RecordBatch.from_pylist([], schema))
    Layout.of(nothing.schema, _SOURCE, knowledge, ColumnChoice())


def assess_batches(
    knowledge: KnowledgeBase, batches: Iterable[pa.RecordBatch], *, fired: bool = False, stem: str = "row"
) -> Iterator[pa.RecordBatch]:
    """Assess the rows of record batches; columns are named as those of a table for `crampdx batch`.

    A row without an id is called by the `stem` and its number: `row-1` is the first. That ids are unique is
    for the caller to see to. `fired` adds the rules that fired. Raises UnreadableInput for a column that a
    case does not have.
    """
    assessor = _Assessor(knowledge, fired=fired, stem=stem)
    before = 0
    for batch in together(batches, ROWS_AT_ONCE):
        for start in range(0, max(len(batch), 1), ROWS_AT_ONCE):
            part = flat(batch.slice(start, ROWS_AT_ONCE))
            yield assessor.assess(part, before)
            before += len(part)


def assess_table(knowledge: KnowledgeBase, table: pa.Table, *, fired: bool = False) -> pa.Table:
    """Assess the rows of a table, as `assess_batches` does."""
    batches = table.to_batches() or [pa.RecordBatch.from_pylist([], schema=table.schema)]
    return pa.Table.from_batches(assess_batches(knowledge, batches, fired=fired))


class _Assessor:
    """Assesses batches of the rows of one table."""

    def __init__(self, knowledge: KnowledgeBase, *, fired: bool, stem: str = "row") -> None:
        self._knowledge, self._fired, self._stem = knowledge, fired, stem
        self._reader = ColumnReader(knowledge, blanks=True)
        self._nothing = self._rows(CaseColumns.of_cases(knowledge, []))
        self.schema = self._nothing.schema.append(pa.field("problems", PROBLEMS))

    def assess(self, batch: pa.RecordBatch, before: int) -> pa.RecordBatch:
        """Return a row for each row of a batch, which has so many others before it."""
        layout = Layout.of(batch.schema, _SOURCE, self._knowledge, ColumnChoice())
        if not len(batch):
            return pa.RecordBatch.from_pylist([], schema=self.schema)
        chunk = Rows(
            source=_SOURCE, stem=self._stem, numbers=range(before + 1, before + len(batch) + 1),
            alone=False, size=0, batch=batch, layout=layout, knowledge=self._knowledge,
        )  # fmt: skip
        cases = Cases.of(chunk, self._reader, self._knowledge)
        said = cases.in_order([self._rows(columns) for columns, _ in cases.parts], self._nothing)
        if not cases.rejected:
            return said.append_column("problems", _problems((), before, len(batch)))
        where = np.full(len(batch), -1)
        where[cases.places] = np.arange(len(said))
        spread = said.take(pa.array(where, mask=where < 0))
        ids = _ids(chunk, cases.rejected, spread.column("id"))
        columns = [ids, *spread.columns[1:], _problems(cases.rejected, before, len(batch))]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)

    def _rows(self, columns: CaseColumns) -> pa.RecordBatch:
        """Return the results with plain strings: dictionaries are not the same in every engine."""
        verdicts = Verdicts(self._knowledge, columns.answers)
        encoded = rows(verdicts, columns, differential(verdicts), fired=self._fired)
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
