"""Reading inputs chunk by chunk, each form in its own way, and one record of them by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import count, islice
from typing import TypeAlias

from engine.batch.chunks import BLANK, Chunk, Records, Rejected
from engine.batch.inputs import Input, find_inputs
from engine.batch.json_files import LineReader, Lines, array_lines, blocks
from engine.batch.table_files import ParquetFile, TableFile, csv_tables, sheets_in, with_last
from engine.batch.tables import ColumnChoice, Layout, Rows, folder_columns, with_columns
from engine.cases.case import Case
from engine.cases.casefile import refuse_other_kinds
from engine.cases.files import largest, read_records, unusable
from engine.cases.problems import did_you_mean, escaped, shown
from engine.cases.yaml_and_json import read_json
from engine.errors import UnreadableInput
from engine.words import listed
from knowledge.criteria import KnowledgeBase

Opened: TypeAlias = Callable[[], Iterator[Chunk]]
_Folders: TypeAlias = Sequence[tuple[str, str]]
_FEW_IDS = 8
_SOME_RECORDS = 1000


class Reader:
    """Opens inputs for one knowledge base."""

    def __init__(self, knowledge: KnowledgeBase, chosen: ColumnChoice | None = None) -> None:
        self._chosen = ColumnChoice() if chosen is None else chosen
        self._knowledge = knowledge
        self._lines = LineReader(knowledge)
        self.passed_over: dict[str, None] = {}

    def opened(self, given: Input) -> Opened:
        """Check what can be checked beforehand, and return what yields the chunks of an input.

        `name=value` folders that it is in are columns of a table; where a case has no such thing, they
        are passed over, and kept to be told.
        """
        meant = list(folder_columns(given.folders, self._knowledge).values())
        for name, value in given.folders:
            if not self._chosen.has(name) and (name, value) not in meant:
                self.passed_over[f"{name}={value} (the name of a folder)"] = None
        if given.form in ("csv", "parquet", "spreadsheet"):
            tables = self._tables(given, meant)
            if given.stream is not None:
                return lambda: self._rows(tables, meant)
            for table, _ in tables:  # when its turn comes, it is opened anew
                table.close()
            return lambda: self._rows(self._tables(given, meant), meant)
        if meant:
            name, value = meant[0]
            raise unusable(
                given.source,
                f"{name}={value} is in the name of its folder, not in its records",
                "Put it into the answers of each, or rename the folder: only tables take it from there.",
            )
        return lambda: self._yaml(given) if given.form == "yaml" else self._json(given)

    def _json(self, given: Input) -> Iterator[Chunk]:
        with ExitStack() as stack:
            stream = given.open()
            stack.callback(given.close, stream)
            read = array_lines(stream, given.source) if given.form == "json" else blocks(stream)
            first = 1
            for (block, size), last in with_last(read):
                if first == 1 and (line := block.partition(b"\n")[0]) and b'"resourceType"' in line:
                    text = line.decode("utf-8", "replace")
                    refuse_other_kinds(read_json(text, "").value, given.source)
                length = block.count(b"\n") + 1
                yield Lines(
                    source=given.source,
                    stem=given.stem,
                    numbers=range(first, first + length),
                    alone=last and first == length == 1,
                    size=size,
                    block=block,
                    reader=self._lines,
                )
                first += length

    def _tables(self, given: Input, folders: _Folders) -> list[tuple[TableFile, Layout]]:
        """Return the tables of a file, once their columns are checked; an empty file of CSV has none."""
        tables: Sequence[TableFile]
        if given.form == "csv":
            tables = csv_tables(given, self._knowledge)
        elif given.form == "parquet":
            tables = [ParquetFile(given, self._knowledge)]
        else:
            tables, passed = sheets_in(given, self._knowledge)
            self.passed_over |= dict.fromkeys(passed)
        try:
            whole = [(table, with_columns(table.nothing, folders).schema) for table in tables]
            return [(t, Layout.of(each, t.source, self._knowledge, self._chosen)) for t, each in whole]
        except BaseException:
            for table in tables:
                table.close()
            raise

    def _rows(self, tables: Iterable[tuple[TableFile, Layout]], folders: _Folders) -> Iterator[Chunk]:
        for table, layout in tables:
            with closing(table):
                yield from self._rows_of(table, layout, folders)

    def _rows_of(self, table: TableFile, layout: Layout, folders: _Folders) -> Iterator[Chunk]:
        """Give rows their numbers: those cut off have theirs already, and the others fill the places."""
        first, waiting = 1, list[Rejected]()
        for given, size, cut, last in table.batches():
            batch = with_columns(given, folders)
            waiting += cut
            taken = {rejected.number for rejected in waiting}
            free = (number for number in count(first) if number not in taken)
            numbers: Sequence[int] = range(first, first + len(batch))
            if taken:
                numbers = list(islice(free, len(batch)))
            due = [rejected for rejected in waiting if last or rejected.number <= max(numbers, default=0)]
            waiting = waiting[len(due) :]
            for place in layout.counting(batch) if first == 1 else ():
                self.passed_over[f"column {place + 1} of {table.source}, which only counts the rows"] = None
            yield Rows(
                source=table.source,
                stem=table.stem,
                numbers=numbers,
                alone=last and first == len(batch) + len(due) == 1,
                size=size,
                rejected=due,
                batch=batch,
                layout=layout,
                knowledge=self._knowledge,
                blanks=table.blanks,
            )
            first = max((*numbers[-1:], first - 1)) + 1

    def _yaml(self, given: Input) -> Iterator[Chunk]:
        unpacked = None
        if given.packed:
            with closing(given.open()) as stream:
                unpacked = stream.read(largest() + 1)
        records = read_records(given.name, unpacked)
        for record in records:
            record.problems.place = ""
        yield Records(
            source=given.source,
            stem=given.stem,
            numbers=range(1, len(records) + 1),
            alone=len(records) == 1,
            size=given.size,
            given=records,
        )


def case_in(name: str, wanted: str, knowledge: KnowledgeBase) -> Case:
    """Return the case with this id in a file: the first of them, as in a batch.

    Raises UnreadableInput with all that is wrong with it, or where there is none.
    """
    [given] = find_inputs([name], leaving_out=()).inputs
    first: Chunk | None = None
    rejected: Rejected | None = None
    for chunk in Reader(knowledge).opened(given)():
        first = chunk if first is None else first
        rows = chunk.perhaps(wanted)
        named = [row for row, record in zip(rows, chunk.records(rows), strict=True) if record.id == wanted]
        for _, read in chunk.cases(named, knowledge):
            if isinstance(read, Case):
                return read
            rejected = rejected or read
    if rejected is not None:
        raise UnreadableInput(f"{given.source}, record {rejected.number}", rejected.problems)
    raise unusable(given.source, f"holds no case with the id {shown(wanted)}", _ids_like(wanted, first))


def _ids_like(wanted: str, chunk: Chunk | None) -> str:
    """Suggest an id that is meant, or name some of those there are."""
    if chunk is None:
        return ""
    some = range(min(len(chunk), _SOME_RECORDS))
    ids = [escaped(record.id) for record in chunk.records(some) if record.value is not BLANK]
    return did_you_mean(wanted, ids, f"The first are {listed(ids[:_FEW_IDS])}.")
