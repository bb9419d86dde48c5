"""Files of tables, a row a case: CSV, Parquet and the sheets of a spreadsheet, each read as batches of rows.

CSV has commas, semicolons or tabs, as spreadsheets write it. Every sheet that can be seen and has a column
for a finding, or for medicines, is read, and a cell of it becomes what CSV has for it; which other sheets
there are is told. That needs the extra `xlsx` (https://github.com/dimastbk/python-calamine), which this
module alone imports. It gives what formulas came to when the file was saved, and nothing for a cell that
shows an error.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from shutil import copyfileobj
from typing import Any, BinaryIO, NamedTuple, TypeVar

import pyarrow as pa
from pyarrow import csv as arrow
from pyarrow import parquet

from engine.batch.chunks import Rejected
from engine.batch.inputs import BLOCK, Input
from engine.batch.tables import column_name, flat, together
from engine.cases.files import unusable
from engine.cases.problems import escaped, shown
from engine.errors import Problem
from knowledge.criteria import Choice, KnowledgeBase

T = TypeVar("T")

CHUNK = 65_536
"""The rows of a table that are assessed at once."""

# Of CSV.
_HEAD = 1 << 20
_DELIMITERS = (",", ";", "\t")
_SEPARATED = re.compile(r'"?sep=([,;\t])"?\r?\n', re.IGNORECASE)
_ENCODING = "Save it as UTF-8; from a spreadsheet, as 'CSV UTF-8'."

_PAGE = 32_768
"""The rows of Parquet that are read at once: Arrow holds what it reads more than twice over meanwhile."""

# Of spreadsheets.
_LARGEST = 2 << 30
_DIGITS = ".15g"
# A number that a dot between thousands would be suspected in, were it written by hand.
_LIKE_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}")
_TEXTS = pa.dictionary(pa.int32(), pa.string())


class Read(NamedTuple):
    """Rows, how many bytes they took, rows up to there that are none, and whether nothing comes behind."""

    batch: pa.RecordBatch
    size: int
    cut: Sequence[Rejected]
    last: bool


class TableFile(ABC):
    """A table whose columns are known: `nothing` is no row of it. `stem` begins the ids of its rows.

    Where `blanks` is true, as in text, an empty row is not a record.
    """

    source: str
    stem: str
    nothing: pa.RecordBatch
    blanks = True

    @abstractmethod
    def batches(self) -> Iterator[Read]:
        """Yield the rows."""

    def close(self) -> None:  # noqa: B027  most sheets have nothing to close
        """Close the file; stdin stays open."""


def with_last(items: Iterator[T]) -> Iterator[tuple[T, bool]]:
    """Yield items, each with whether it is the last one."""
    for item in items:
        for following in items:
            yield item, False
            item = following  # noqa: PLW2901
        yield item, True


class Watched(io.RawIOBase):
    """A stream that can be looked at before it is read, and that counts quotation marks."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.head = stream.read(_HEAD)
        self._unread = self.head
        self.taken = 0
        self.quotes = 0

    def drop(self, size: int) -> None:
        """Leave out what it begins with."""
        self._unread = self._unread[size:]
        self.taken += size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if self._unread:
            size = len(self._unread) if size < 0 else size
            content, self._unread = self._unread[:size], self._unread[size:]
        else:
            content = self._stream.read(size)
        self.taken += len(content)
        self.quotes += content.count(b'"')
        return content


class CsvFile(TableFile):
    """A CSV file whose header is understood."""

    def __init__(self, given: Input, knowledge: KnowledgeBase) -> None:
        self.source, self.stem = given.source, given.stem
        self._given, self._file = given, given.open()
        self._stream = Watched(self._file)
        self._cut: list[Rejected] = []
        try:
            self._delimiter, names = self._header(knowledge)
        except BaseException:
            self.close()
            raise
        self.nothing = _no_texts(names)

    def close(self) -> None:
        self._given.close(self._file)

    def batches(self) -> Iterator[Read]:
        return (Read(*read, last) for read, last in with_last(self._read()))

    def _read(self) -> Iterator[tuple[pa.RecordBatch, int, list[Rejected]]]:
        """Yield rows, how many bytes they took, and the rows up to there that have too many cells or few."""
        taken = 0
        try:
            with self._reader() as reader:
                for batch in reader:
                    cut, self._cut = self._cut, []
                    yield batch, self._stream.taken - taken, cut
                    taken = self._stream.taken
        except pa.ArrowInvalid as error:
            if "Empty CSV file" not in str(error):
                raise self._refused(str(error)) from None
        if self._stream.quotes % 2:
            hint = 'Quote a whole cell, and write a " inside it twice.'
            raise unusable(self.source, 'has a quotation mark (") that is never closed', hint)
        if self._cut:
            yield self.nothing, 0, self._cut

    def _reader(self) -> arrow.CSVStreamingReader:
        return arrow.open_csv(
            pa.PythonFile(self._stream, "r"),
            arrow.ReadOptions(use_threads=False, block_size=BLOCK),
            arrow.ParseOptions(
                delimiter=self._delimiter, newlines_in_values=True, invalid_row_handler=self._cut_off
            ),
            arrow.ConvertOptions(
                column_types=self.nothing.schema,
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
                null_values=[""],
            ),
        )

    def _cut_off(self, row: arrow.InvalidRow) -> str:
        what = f"has {row.actual_columns} cells, where the header has {row.expected_columns}"
        hint = f"Put quotation marks around a cell that contains '{self._delimiter}'."
        problem = Problem("the record", what, shown(row.text), hint)
        self._cut.append(Rejected(self.source, row.number - 1, (problem,)))
        return "skip"

    def _header(self, knowledge: KnowledgeBase) -> tuple[str, list[str]]:
        """Find out what separates the cells: that which makes most names of the first row known."""
        whole = self._stream.head.rpartition(b"\n")[0] or self._stream.head
        try:
            text = whole.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = whole.count(b"\n", 0, error.start) + 1
            raise unusable(self.source, f"line {line}: is not UTF-8 text", _ENCODING) from None
        if said := _SEPARATED.match(text):
            # Excel's own word for what separates the cells.
            self._stream.drop(len(said[0].encode()) + whole.startswith(b"\xef\xbb\xbf") * 3)
            text = text[said.end() :]
        if not text.strip():
            return ",", []
        known = {"id", "audience", "medicines", *knowledge.finding}
        best = (-1, 0, ",", [""])
        for place, delimiter in enumerate((said[1],) if said else _DELIMITERS):
            try:
                names = next(row for row in csv.reader(io.StringIO(text, None), delimiter=delimiter) if row)
            except csv.Error:
                continue
            hits = sum(column_name(name, knowledge) in known for name in names)
            best = max(best, (hits, len(names) * 10 - place, delimiter, names), key=lambda one: one[:2])
        return best[2], best[3]

    def _refused(self, reason: str) -> Exception:
        if "UTF8" in reason:
            return unusable(self.source, "is not UTF-8 text", _ENCODING)
        if "straddling" in reason or "block" in reason:
            return unusable(self.source, "has a row that never ends", "A quotation mark may not be closed.")
        return unusable(self.source, f"cannot be read as CSV: {reason}")


def csv_tables(given: Input, knowledge: KnowledgeBase) -> list[CsvFile]:
    """Return the one table of a CSV file, or none where nothing is in it."""
    table = CsvFile(given, knowledge)
    if table.nothing.num_columns:
        return [table]
    table.close()
    return []


def _no_texts(names: Sequence[str]) -> pa.RecordBatch:
    """Return no rows, of columns of texts."""
    return pa.RecordBatch.from_arrays([pa.array([], _TEXTS)] * len(names), list(names))


class ParquetFile(TableFile):
    """A Parquet file; a stream is put into one, since Parquet is read from its end."""

    blanks = False

    def __init__(self, given: Input, knowledge: KnowledgeBase) -> None:
        self.source, self.stem = given.source, given.stem
        self._given = given
        with ExitStack() as stack:
            stream = given.name if given.stream is None else stack.enter_context(_spooled(given))
            with self._undamaged():
                metadata = parquet.read_metadata(stream)
                texts = _texts(metadata, knowledge)
                opened = parquet.ParquetFile(stream, metadata=metadata, read_dictionary=texts)
                self._file = stack.enter_context(opened)
                self.nothing = flat(pa.RecordBatch.from_pylist([], self._file.schema_arrow))
            self._opened = stack.pop_all()

    def close(self) -> None:
        self._opened.close()

    def batches(self) -> Iterator[Read]:
        rows = left = self._file.metadata.num_rows
        share = self._given.size / max(rows, 1)
        with self._undamaged():
            for batch in together(_batches(self._file), CHUNK):
                left -= len(batch)
                yield Read(flat(batch), int(share * len(batch)), (), not left)

    @contextmanager
    def _undamaged(self) -> Iterator[None]:
        """Refuse the file where it is not what it should be all the way."""
        try:
            yield
        except (pa.ArrowException, OSError) as error:
            self._given.check_unchanged()
            raise self._given.damaged("Parquet", error) from None


def _texts(metadata: parquet.FileMetaData, knowledge: KnowledgeBase) -> list[str]:
    """Name the columns of texts, which are best read as dictionaries.

    Lists of texts are not: Arrow reads them so only where one dictionary holds for all that is read at once.
    """
    schema = metadata.schema.to_arrow_schema()
    chosen = {f.id for f in knowledge.finding.values() if isinstance(f, Choice) and not f.several}
    return [field.name for field in schema if field.name in chosen and pa.types.is_string(field.type)]


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


def _spooled(given: Input) -> Any:
    file = tempfile.TemporaryFile()  # noqa: SIM115
    stream = given.open()
    copyfileobj(stream, file)
    given.close(stream)
    file.seek(0)
    return file


class Sheet(TableFile):
    """A sheet below its header; only where others are read beside it does it go by its own name too."""

    def __init__(self, given: Input, name: str, header: Sequence[str], rows: Iterator[Any]) -> None:
        self.name, self.source, self.stem = name, given.source, given.stem
        self.nothing, self._rows = _no_texts(header), rows

    def called_by_its_name(self) -> Sheet:
        """Tell it from the other sheets of the file."""
        self.source += f", sheet {escaped(self.name)}"
        self.stem += f"-{escaped(self.name)}"
        return self

    def batches(self) -> Iterator[Read]:
        return (Read(batch, 0, (), last) for batch, last in with_last(self._read()))

    def _read(self) -> Iterator[pa.RecordBatch]:
        while some := list(islice(self._rows, CHUNK)):
            columns = [pa.array(map(_text, cells), pa.string()) for cells in zip(*some, strict=True)]
            encoded = [column.dictionary_encode() for column in columns]
            yield pa.RecordBatch.from_arrays(encoded, self.nothing.schema.names)


def sheets_in(given: Input, knowledge: KnowledgeBase) -> tuple[list[Sheet], list[str]]:
    """Return the sheets to be read, and in words those that are not; raise UnreadableInput if none can be.

    Where no sheet looks as if it were meant, it is the first that has anything in it.
    """
    book = _opened(given)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    filled: list[Sheet] = []
    passed: list[str] = []
    for about in book.sheets_metadata:
        what = f"the sheet {shown(about.name)} of {given.source}"
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        if about.visible != SheetVisibleEnum.Visible:
            passed.append(f"{what}, which is hidden")
            continue
        rows = iter(_sheet(book, about.name, given).iter_rows())
        header = next((row for row in ([_text(c) or "" for c in row] for row in rows) if any(row)), None)
        if header is not None:
            filled.append(Sheet(given, about.name, header, rows))
    meant = [sheet for sheet in filled if _of_cases(sheet.nothing.schema.names, knowledge)] or filled[:1]
    passed += [
        f"the sheet {shown(sheet.name)} of {given.source}, which has no column for a finding"
        for sheet in filled
        if sheet not in meant
    ]
    return [sheet.called_by_its_name() for sheet in meant] if len(meant) > 1 else meant, passed


def _of_cases(header: Iterable[str], knowledge: KnowledgeBase) -> bool:
    names = {column_name(name, knowledge) for name in header}
    return not names.isdisjoint({"medicines", *knowledge.finding})


def _opened(given: Input) -> Any:
    """Open a workbook whose parts are not larger than can be held."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ModuleNotFoundError:
        what = "is a spreadsheet, and python-calamine, which reads it, is not installed"
        hint = "Install the extra in the clone with pip install '.[xlsx]', or save the sheet as CSV (UTF-8)."
        raise unusable(given.source, what, hint) from None
    stream = given.open()
    try:
        content = io.BytesIO(stream.read())
    finally:
        given.close(stream)
    try:
        with zipfile.ZipFile(content) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                what = "is larger than a spreadsheet is read"
                raise unusable(given.source, what, "Save the sheet as CSV (UTF-8).")
        content.seek(0)
        return CalamineWorkbook.from_filelike(content)
    except (CalamineError, zipfile.BadZipFile) as error:
        raise given.damaged("a spreadsheet", error) from None


def _sheet(book: Any, name: str, given: Input) -> Any:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except CalamineError as error:
        raise given.damaged("a spreadsheet", error) from None


def _text(cell: object) -> str | None:
    """Return what CSV has for a cell.

    >>> [_text(cell) for cell in ("", True, 4.0, 0.1 + 0.2, 28.376)]
    [None, 'true', '4', '0.3', '28.3760']
    """
    match cell:
        case "":
            return None
        case bool():
            return "true" if cell else "false"
        case float() | int():
            text = format(cell, _DIGITS)
            # Of a number nobody has to ask whether its dot stands between thousands.
            return f"{text}0" if _LIKE_THOUSANDS.fullmatch(text) else text
        case _:
            return str(cell)
