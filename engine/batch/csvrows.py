"""Tables of text: CSV with commas, semicolons or tabs, as spreadsheets write it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
from pyarrow import csv as arrow

from engine.batch.inputs import Input
from engine.batch.lines import BLOCK
from engine.batch.piece import Rejected
from engine.batch.tables import ColumnChoice, Layout, column_name, with_folders
from engine.cases.files import unusable
from engine.cases.problems import shown
from engine.errors import Problem
from knowledge.criteria import KnowledgeBase

_HEAD = 1 << 20
_DELIMITERS = (",", ";", "\t")
_SEPARATED = re.compile(r'"?sep=([,;\t])"?\r?\n', re.IGNORECASE)
_ENCODING = "Save it as UTF-8; from a spreadsheet, as 'CSV UTF-8'."


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
        """Say that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Read on."""
        if self._unread:
            size = len(self._unread) if size < 0 else size
            content, self._unread = self._unread[:size], self._unread[size:]
        else:
            content = self._stream.read(size)
        self.taken += len(content)
        self.quotes += content.count(b'"')
        return content


class CsvRows:
    """A CSV file whose header is understood."""

    def __init__(self, given: Input, knowledge: KnowledgeBase, chosen: ColumnChoice) -> None:
        self._given, self._source = given, given.source
        self._file = given.open()
        self._stream = Watched(self._file)
        self._cut: list[Rejected] = []
        try:
            self._delimiter, self._names = self._header(knowledge)
            kind = pa.dictionary(pa.int32(), pa.string())
            self._schema = pa.schema([(name, kind) for name in self._names])
            whole = with_folders(self._none(), given, knowledge).schema
            self._knowledge = knowledge
            self.layout = Layout.of(whole, self._source, knowledge, chosen) if self._names else Layout({})
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file; stdin stays open."""
        self._given.close(self._file)

    def batches(self) -> Iterator[tuple[pa.RecordBatch, int, list[Rejected]]]:
        """Yield rows, how many bytes they took, and the rows up to there that have too many cells or few."""
        if not self._names:
            return
        taken = 0
        try:
            with self._reader() as reader:
                for batch in reader:
                    cut, self._cut = self._cut, []
                    yield with_folders(batch, self._given, self._knowledge), self._stream.taken - taken, cut
                    taken = self._stream.taken
        except pa.ArrowInvalid as error:
            if "Empty CSV file" not in str(error):
                raise self._refused(str(error)) from None
        if self._stream.quotes % 2:
            hint = 'A cell is quoted as a whole, and a " in it is written twice.'
            raise unusable(self._source, 'has a quotation mark (") that is never closed', hint)
        if self._cut:
            yield with_folders(self._none(), self._given, self._knowledge), 0, self._cut

    def _none(self) -> pa.RecordBatch:
        return pa.RecordBatch.from_arrays([pa.array([], f.type) for f in self._schema], schema=self._schema)

    def _reader(self) -> arrow.CSVStreamingReader:
        return arrow.open_csv(
            pa.PythonFile(self._stream, "r"),
            arrow.ReadOptions(use_threads=False, block_size=BLOCK),
            arrow.ParseOptions(
                delimiter=self._delimiter, newlines_in_values=True, invalid_row_handler=self._cut_off
            ),
            arrow.ConvertOptions(
                column_types=self._schema,
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
                null_values=[""],
            ),
        )

    def _cut_off(self, row: arrow.InvalidRow) -> str:
        what = f"has {row.actual_columns} cells, where the header has {row.expected_columns}"
        hint = f"Put a cell that holds '{self._delimiter}' between quotation marks."
        problem = Problem("the record", what, shown(row.text), hint)
        self._cut.append(Rejected(self._source, row.number - 1, (problem,)))
        return "skip"

    def _header(self, knowledge: KnowledgeBase) -> tuple[str, list[str]]:
        """Find out what separates the cells: that which makes most names of the first row known."""
        whole = self._stream.head.rpartition(b"\n")[0] or self._stream.head
        try:
            text = whole.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = whole.count(b"\n", 0, error.start) + 1
            raise unusable(self._source, f"line {line}: is no UTF-8 text", _ENCODING) from None
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
            return unusable(self._source, "is no UTF-8 text", _ENCODING)
        if "straddling" in reason or "block" in reason:
            return unusable(
                self._source, "has a row that never ends", "Perhaps a quotation mark is not closed."
            )
        return unusable(self._source, f"cannot be read as CSV: {reason}")
