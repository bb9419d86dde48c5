"""Reading inputs chunk by chunk, each form in its own way, and one record of them by its id."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import count, islice
from shutil import copyfileobj
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, assert_never

import pyarrow as pa
from pyarrow import parquet

from engine.batch.chunks import BLANK, Chunk, Records, Rejected
from engine.batch.inputs import Input, find_inputs
from engine.batch.json_files import LineReader, Lines, array_lines, blocks
from engine.batch.tables import (
    ColumnChoice,
    CsvRows,
    Layout,
    Rows,
    flat,
    folder_columns,
    together,
    with_folders,
)
from engine.cases.case import Case
from engine.cases.casefile import refuse_other_kinds
from engine.cases.files import largest, read_records, unusable
from engine.cases.problems import did_you_mean, escaped, shown
from engine.cases.yaml_and_json import read_json
from engine.errors import UnreadableInput
from engine.words import listed
from knowledge.criteria import Choice, KnowledgeBase

if TYPE_CHECKING:
    from engine.batch.sheets import Sheet

CHUNK = 65_536
"""The rows of a table that are assessed at once."""

_PAGE = 32_768
"""The rows of Parquet that are read at once: Arrow holds what it reads more than twice over meanwhile."""

Opened: TypeAlias = Callable[[], Iterator[Chunk]]
_Read: TypeAlias = tuple[pa.RecordBatch, int, list[Rejected]]
_FEW_IDS = 8
_SOME_RECORDS = 1000


class _Placed(NamedTuple):
    """A sheet, what it is called in messages, what the ids of its rows begin with, and its columns."""

    source: str
    stem: str
    layout: Layout
    sheet: Sheet


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
        meant = folder_columns(given, self._knowledge)
        for name, value in given.folders:
            if not self._chosen.has(name) and (name, value) not in meant.values():
                self.passed_over[f"{name}={value} (the name of a folder)"] = None
        if meant and given.form not in ("csv", "parquet", "spreadsheet"):
            [(name, value), *_] = meant.values()
            raise unusable(
                given.source,
                f"{name}={value} is in the name of its folder, not in its records",
                "Put it into the answers of each, or rename the folder: only tables take it from there.",
            )
        match given.form:
            case "json lines" | "json":
                return lambda: self._json(given)
            case "csv":
                rows = CsvRows(given, self._knowledge, self._chosen)
                if given.stream is not None:
                    return lambda: self._csv(given, rows)
                rows.close()
                return lambda: self._csv(given, CsvRows(given, self._knowledge, self._chosen))
            case "parquet":
                if given.stream is None:
                    _parquet_layout(given, self._knowledge, self._chosen)
                return lambda: self._parquet(given)
            case "spreadsheet":
                sheets = self._sheets(given)
                if given.stream is not None:
                    return lambda: self._spreadsheet(given, sheets)
                return lambda: self._spreadsheet(given, self._sheets(given))
            case "yaml":
                return lambda: self._yaml(given)
            case _:
                assert_never(given.form)

    def _json(self, given: Input) -> Iterator[Chunk]:
        with ExitStack() as stack:
            stream = given.open()
            stack.callback(given.close, stream)
            read = array_lines(stream, given.source) if given.form == "json" else blocks(stream)
            first = 1
            for (block, size), last in _with_last(read):
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

    def _csv(self, given: Input, rows: CsvRows) -> Iterator[Chunk]:
        with closing(rows):
            batches = _with_last(rows.batches())
            yield from self._rows(given.source, given.stem, rows.layout, batches, blanks=True)

    def _parquet(self, given: Input) -> Iterator[Chunk]:
        with ExitStack() as stack:
            stream = given.name if given.stream is None else stack.enter_context(_spooled(given))
            try:
                metadata = parquet.read_metadata(stream)
                texts = _texts(metadata, self._knowledge)
                opened = parquet.ParquetFile(stream, metadata=metadata, read_dictionary=texts)
                file = stack.enter_context(opened)
                layout = _layout(file, given, self._knowledge, self._chosen)
                share = given.size / max(metadata.num_rows, 1)
                read: Iterator[_Read] = (
                    (with_folders(flat(batch), given, self._knowledge), int(share * len(batch)), [])
                    for batch in together(_batches(file), CHUNK)
                )
                yield from self._rows(given.source, given.stem, layout, _until(metadata.num_rows, read))
            except (pa.ArrowException, OSError) as error:
                given.check_unchanged()
                raise given.damaged("Parquet", error) from None

    def _sheets(self, given: Input) -> list[_Placed]:
        """Return the sheets of a spreadsheet that are read, once their columns are checked."""
        from engine.batch.sheets import sheets_in

        meant, passed = sheets_in(given, self._knowledge)
        self.passed_over |= dict.fromkeys(passed)
        read = []
        for sheet in meant:
            source = f"{given.source}, sheet {escaped(sheet.name)}" if sheet.name else given.source
            stem = f"{given.stem}-{escaped(sheet.name)}" if sheet.name else given.stem
            whole = with_folders(sheet.nothing, given, self._knowledge).schema
            layout = Layout.of(whole, source, self._knowledge, self._chosen)
            read.append(_Placed(source, stem, layout, sheet))
        return read

    def _spreadsheet(self, given: Input, sheets: Iterable[_Placed]) -> Iterator[Chunk]:
        for source, stem, layout, sheet in sheets:
            whole = (with_folders(batch, given, self._knowledge) for batch in sheet.batches(CHUNK))
            batches = _with_last((batch, 0, []) for batch in whole)
            yield from self._rows(source, stem, layout, batches, blanks=True)

    def _rows(
        self,
        source: str,
        stem: str,
        layout: Layout,
        batches: Iterator[tuple[_Read, bool]],
        *,
        blanks: bool = False,
    ) -> Iterator[Chunk]:
        """Give rows their numbers: those cut off have theirs already, and the others fill the places."""
        first, waiting = 1, list[Rejected]()
        for (batch, size, cut), last in batches:
            waiting += cut
            taken = {rejected.number for rejected in waiting}
            free = (number for number in count(first) if number not in taken)
            numbers: Sequence[int] = range(first, first + len(batch))
            if taken:
                numbers = list(islice(free, len(batch)))
            due = [rejected for rejected in waiting if last or rejected.number <= max(numbers, default=0)]
            waiting = waiting[len(due) :]
            for place in layout.counting(batch) if first == 1 else ():
                self.passed_over[f"column {place + 1} of {source}, which only counts the rows"] = None
            yield Rows(
                source=source,
                stem=stem,
                numbers=numbers,
                alone=last and first == len(batch) + len(due) == 1,
                size=size,
                rejected=due,
                batch=batch,
                layout=layout,
                knowledge=self._knowledge,
                blanks=blanks,
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


def _with_last(items: Iterator[Any]) -> Iterator[tuple[Any, bool]]:
    """Yield items, each with whether it is the last one."""
    for item in items:
        for following in items:
            yield item, False
            item = following  # noqa: PLW2901
        yield item, True


def _until(rows: int, read: Iterator[_Read]) -> Iterator[tuple[_Read, bool]]:
    """Yield what is read, each with whether it is the last: so many rows are known to come."""
    for one in read:
        rows -= len(one[0])
        yield one, not rows


def _batches(file: parquet.ParquetFile) -> Iterator[pa.RecordBatch]:
    """Yield rows, some row groups at a time, and let go of what has read them before they are used."""
    groups: list[int] = []
    rows = 0
    for group in range(file.num_row_groups):
        groups.append(group)
        rows += file.metadata.row_group(group).num_rows
        if rows >= _PAGE or group == file.num_row_groups - 1:
            reading = file.iter_batches(_PAGE, row_groups=groups)
            while read := list(islice(reading, 1)):
                rows -= len(read[0])
                if not rows:
                    reading = iter(())
                yield read.pop()
            groups, rows = [], 0


def _texts(metadata: parquet.FileMetaData, knowledge: KnowledgeBase) -> list[str]:
    """Name the columns of texts, which are best read as dictionaries.

    Lists of texts are not: Arrow reads them so only where one dictionary holds for all that is read at once.
    """
    schema = metadata.schema.to_arrow_schema()
    chosen = {f.id for f in knowledge.finding.values() if isinstance(f, Choice) and not f.several}
    return [field.name for field in schema if field.name in chosen and pa.types.is_string(field.type)]


def _layout(
    file: parquet.ParquetFile, given: Input, knowledge: KnowledgeBase, chosen: ColumnChoice
) -> Layout:
    empty = pa.RecordBatch.from_pylist([], file.schema_arrow)
    return Layout.of(with_folders(flat(empty), given, knowledge).schema, given.source, knowledge, chosen)


def _parquet_layout(given: Input, knowledge: KnowledgeBase, chosen: ColumnChoice) -> None:
    try:
        with parquet.ParquetFile(given.name) as file:
            _layout(file, given, knowledge, chosen)
    except (pa.ArrowException, OSError) as error:
        raise given.damaged("Parquet", error) from None


def _spooled(given: Input) -> Any:
    """Put a stream into a file: Parquet is read from its end."""
    file = tempfile.TemporaryFile()  # noqa: SIM115
    stream = given.open()
    copyfileobj(stream, file)
    given.close(stream)
    file.seek(0)
    return file


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
