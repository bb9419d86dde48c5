"""Where rows go: Parquet, lines of JSON or lines of CSV, into a file that is open."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self

import pyarrow as pa
from pyarrow import parquet

from engine.batch.row_text import csv_header, csv_lines, json_lines
from engine.safe_files import CannotWrite


class Sink(ABC):
    """Takes rows, chunk by chunk. Used as a context, it lets go of its file in any case."""

    def __init__(self, file: BinaryIO, schema: pa.Schema) -> None:
        self.file, self.schema = file, schema

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.abandon()

    def abandon(self) -> None:  # noqa: B027  most have nothing to let go of
        """Write no more, if it is not closed yet."""

    @abstractmethod
    def encoded(self, batch: pa.RecordBatch) -> bytes | pa.RecordBatch:
        """Bring rows into the form they are written in; several threads may do so at once."""

    @abstractmethod
    def write(self, encoded: bytes | pa.RecordBatch) -> None:
        """Write rows that are in that form."""

    @abstractmethod
    def close(self) -> None:
        """Write what belongs at the end."""


class JsonLines(Sink):
    """A line of JSON a row."""

    def encoded(self, batch: pa.RecordBatch) -> bytes:
        """Put the rows into text."""
        return json_lines(batch)

    def write(self, encoded: bytes | pa.RecordBatch) -> None:
        """Write text."""
        self.file.write(encoded)

    def close(self) -> None:
        """Write nothing more: the last line is as the others are."""


class Csv(JsonLines):
    """A line of CSV a row, below a header."""

    def __init__(self, file: BinaryIO, schema: pa.Schema) -> None:
        super().__init__(file, schema)
        file.write(csv_header(schema))

    def encoded(self, batch: pa.RecordBatch) -> bytes:
        """Put the rows into text."""
        return csv_lines(batch)


class Parquet(Sink):
    """A row group a chunk. Names are plain strings to those who read it."""

    def __init__(self, file: BinaryIO, schema: pa.Schema) -> None:
        super().__init__(file, schema)
        self._stream = pa.PythonFile(file, "w")
        # The least and the greatest of what lists hold would tell nobody anything, and take their time.
        plain = [field.name for field in schema if not pa.types.is_list(field.type)]
        self._writer = parquet.ParquetWriter(
            self._stream, schema, compression="zstd", store_schema=False, write_statistics=plain
        )

    def encoded(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Leave the rows as they are: Parquet's writer takes them so."""
        return batch

    def write(self, encoded: bytes | pa.RecordBatch) -> None:
        """Write a row group."""
        if len(encoded):
            self._writer.write_table(pa.Table.from_batches([encoded]), row_group_size=len(encoded))

    def close(self) -> None:
        """Write the footer."""
        self._writer.close()

    def abandon(self) -> None:
        """Close Arrow's writer while its file is open: later it would complain where nobody hears it."""
        with suppress(OSError, ValueError, pa.ArrowException):
            self._writer.close()


SINKS: dict[str, type[Sink]] = {
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".csv": Csv,
    ".parquet": Parquet,
    ".pq": Parquet,
}


def sink_for(path: Path) -> type[Sink]:
    """Return what writes files that end so."""
    kind = SINKS.get(path.suffix.lower())
    if kind is None:
        raise CannotWrite(path, f"its name has to end in {', '.join(SINKS)}, which says its form")
    return kind
