"""What is written: rows made from bitmaps, and these as Parquet, JSON or CSV into a file that is open.

A list column is filled bitmap by bitmap: whoever is in one gets the next place of their list. So lists
come out in the order of the bitmaps, and the work grows with what is in them. Rows become text column by
column, put together by Arrow: each text that a list can hold is spelt once, whoever has it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial, reduce
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Self

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import parquet

from engine.assessment.must_not_miss import STATUSES, VERDICTS
from engine.assessment.standing import STANDINGS, Standing
from engine.assessment.table import Statuses
from engine.assessment.verdicts import Verdicts
from engine.batch.case_columns import CaseColumns
from engine.batch.chunks import Rejected
from engine.cases.expectations import URGENCIES
from engine.reading.bitmaps import Bitmap, to_bools
from engine.safe_files import CannotWrite
from knowledge.criteria import Urgency

_SLICE = 16_384
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Lists(NamedTuple):
    """A list for each patient: those of one end where `ends` says, and `codes` is what they hold."""

    ends: NDArray[np.int32]
    codes: NDArray[Any]

    @property
    def rows(self) -> NDArray[np.intp]:
        """Whose list each code is in."""
        return np.repeat(np.arange(len(self.ends) - 1), np.diff(self.ends))

    def array(self, entries: Callable[[NDArray[Any]], pa.Array]) -> pa.ListArray:
        """Return the lists as Arrow has them."""
        return pa.ListArray.from_arrays(pa.array(self.ends), entries(self.codes))


def spread(bitmaps: Sequence[Bitmap], length: int) -> Lists:
    """Return for each patient the places of the bitmaps that hold them, in order."""
    members = [
        np.flatnonzero(to_bools(bitmap, length)) if bitmap.any() else np.empty(0, np.intp)
        for bitmap in bitmaps
    ]
    sizes = np.zeros(length, np.int32)
    for rows in members:
        sizes[rows] += 1
    ends = np.append(np.int32(0), np.cumsum(sizes, dtype=np.int32))
    following = ends[:-1].copy()
    codes = np.empty(ends[-1], np.int16)
    for place, rows in enumerate(members):
        at = following[rows]
        codes[at] = place
        following[rows] = at + 1
    return Lists(ends, codes)


def named(codes: NDArray[Any], names: Sequence[str]) -> pa.DictionaryArray:
    """Return names by their places."""
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(names, pa.string()))


class Differential(NamedTuple):
    """Who has which disorders in which order, and which of them lead: `standings` go with the codes."""

    disorders: Lists
    standings: NDArray[np.int8]
    leading: Lists


def differential(verdicts: Verdicts) -> Differential:
    """Rank the disorders of every patient that are likely or possible."""
    length, disorders_in_order = verdicts.columns.length, verdicts.knowledge.disorders
    number = {disorder: place for place, disorder in enumerate(disorders_in_order)}
    places = verdicts.places(disorders_in_order, Standing.POSSIBLE)
    taken = tuple(place for place in places if place.patients.any())
    ranked = spread([place.patients for place in taken], length)
    disorders = np.array([number[place.disorder] for place in taken], np.int16)[ranked.codes]
    said = np.array([place.standing for place in taken], np.int8)[ranked.codes]
    lists = Lists(ranked.ends, disorders)
    rows = lists.rows
    first = np.append(said, np.int8(0))[ranked.ends[:-1]]
    told = verdicts.reading.holds(verdicts.knowledge.scope)  # nothing leads before any trouble is told
    leads = (said == first[rows]) & to_bools(told, length)[rows]
    ends = np.append(np.int32(0), np.cumsum(np.bincount(rows[leads], minlength=length), dtype=np.int32))
    return Differential(lists, said, Lists(ends, disorders[leads]))


def level_codes(levels: Mapping[Urgency, Bitmap], length: int) -> NDArray[np.int8]:
    """Return for each patient the number of the highest level reached."""
    flags = [to_bools(levels[level], length).view(np.int8) for level in Urgency if level > min(Urgency)]
    return reduce(np.add, flags, np.zeros(length, np.int8))


def rows(verdicts: Verdicts, columns: CaseColumns, ranked: Differential, *, fired: bool) -> pa.RecordBatch:
    """Return the rows of the output: one a patient, `fired` being the last column if it is wanted."""
    length = verdicts.columns.length
    disorders = list(verdicts.knowledge.disorder)
    said: dict[str, pa.Array] = {
        "id": columns.ids,
        "in_scope": pa.array(to_bools(verdicts.in_scope, length)),
        "urgency": _levels(verdicts.urgency, length),
        "urgency_could_be": _levels(verdicts.urgency_could_be, length),
        "leading": ranked.leading.array(lambda codes: named(codes, disorders)),
        "differential": ranked.disorders.array(
            lambda codes: pa.StructArray.from_arrays(
                [named(codes, disorders), named(ranked.standings, STANDINGS)], ["disorder", "standing"]
            )
        ),
        "must_not_miss": _must_not_miss(verdicts.must_not_miss, length),
        "warnings": _lists(verdicts.warnings.items(), length),
        "steps": _lists([(step.id, whom) for step, whom in verdicts.steps_in_order()], length),
        "unrecognised_medicines": columns.unrecognised,
        "benign": named(place_codes(verdicts.benign, length), VERDICTS),
        "settled": pa.array(to_bools(verdicts.settled, length)),
        "settled_with_tests": pa.array(to_bools(verdicts.settled_with_tests, length)),
        "urgency_could_be_with_tests": _levels(verdicts.urgency_could_be_with_tests, length),
    }
    if fired:
        said["fired"] = _lists(verdicts.fired.items(), length)
    return pa.RecordBatch.from_pydict(said)


def _lists(bitmaps: Iterable[tuple[str, Bitmap]], length: int) -> pa.ListArray:
    names, patients = zip(*bitmaps, strict=True)
    distinct = list(dict.fromkeys(names))
    place = np.array([distinct.index(name) for name in names], np.int16)
    return spread(patients, length).array(lambda codes: named(place[codes], distinct))


def _levels(bitmaps: Mapping[Urgency, Bitmap], length: int) -> pa.DictionaryArray:
    return named(level_codes(bitmaps, length), URGENCIES)


def place_codes(bitmaps: Sequence[Bitmap], length: int) -> NDArray[np.int8]:
    """Return for each patient the place of the one bitmap that holds them."""
    codes = np.zeros(length, np.int8)
    for number, patients in enumerate(bitmaps):
        if number:
            codes += number * to_bools(patients, length).view(np.int8)
    return codes


def _must_not_miss(statuses: Mapping[str, Statuses[Bitmap]], length: int) -> pa.ListArray:
    """Return everyone's list, as long as there are disorders that must not be missed."""
    codes = np.zeros((length, len(statuses)), np.int8)
    for place, status in enumerate(statuses.values()):
        codes[:, place] = place_codes(status, length)
    everyone = np.tile(np.arange(len(statuses), dtype=np.int16), length)
    entries = pa.StructArray.from_arrays(
        [named(everyone, list(statuses)), named(codes.ravel(), STATUSES)], ["disorder", "status"]
    )
    ends = np.arange(length + 1, dtype=np.int32) * len(statuses)
    return pa.ListArray.from_arrays(pa.array(ends), entries)


def error_line(rejected: Rejected) -> bytes:
    """Return the line for a rejected record."""
    return orjson.dumps(rejected_record(rejected), option=orjson.OPT_APPEND_NEWLINE)


def rejected_record(rejected: Rejected) -> dict[str, Any]:
    """Return a rejected record as data: its id, its problems, and of the patient only offending values."""
    return {
        "file": rejected.source,
        "record": rejected.number,
        "id": rejected.id,
        "problems": [
            {
                "path": "" if problem.place == "the record" else problem.place,
                "message": problem.message,
                "value": problem.value,
                "suggestion": problem.suggestion,
            }
            for problem in rejected.problems
        ],
    }


def _lines(texts: list[pa.Array | str]) -> bytes:
    joined = pc.binary_join_element_wise(*texts, "")
    ends = np.frombuffer(joined.buffers()[1], np.int32, len(joined) + 1, joined.offset * 4)
    return bytes(memoryview(joined.buffers()[2])[ends[0] : ends[-1]])


def _json_texts(batch: pa.RecordBatch) -> list[pa.Array | str]:
    texts: list[pa.Array | str] = []
    for number, (name, array) in enumerate(zip(batch.schema.names, batch.columns, strict=True)):
        texts += ["{" if not number else ",", f"{_json_text(name)}:"]
        if pa.types.is_list(array.type):
            texts += ["[", _joined(array, ",", _json_text), "]"]
        else:
            texts.append(pc.fill_null(_spelt(array, _json_text), "null"))
    return [*texts, "}\n"]


def _csv_texts(batch: pa.RecordBatch) -> list[pa.Array | str]:
    texts: list[pa.Array | str] = []
    for number, array in enumerate(batch.columns):
        if number:
            texts.append(",")
        if pa.types.is_list(array.type):
            free = pa.types.is_string(array.type.value_type)
            joined = _joined(array, ";", _csv_member)
            texts.append(_spelt(joined, _csv_cell) if free else joined)
        else:
            texts.append(pc.fill_null(_spelt(array, _csv_cell), ""))
    return [*texts, "\n"]


def _spelt(array: pa.Array, spell: Callable[[Any], str]) -> pa.Array:
    """Return a text for each entry, spelling each of the distinct ones once."""
    if pa.types.is_boolean(array.type):
        return pc.if_else(array, "true", "false")
    if pa.types.is_struct(array.type):
        return _spelt_pairs(array, spell)
    plain = array.dictionary.to_pylist() if pa.types.is_dictionary(array.type) else array.to_pylist()
    spelt = pa.array([None if each is None else spell(each) for each in plain], pa.string())
    return spelt.take(array.indices) if pa.types.is_dictionary(array.type) else spelt


def _spelt_pairs(pairs: pa.StructArray, spell: Callable[[Any], str]) -> pa.Array:
    """Spell pairs of names: there are but few, and each is spelt once."""
    first, second = pairs.flatten()
    one, other = (pairs.type.field(place).name for place in (0, 1))
    spellings = [
        spell({one: name, other: word})
        for name in first.dictionary.to_pylist()
        for word in second.dictionary.to_pylist()
    ]
    codes = pc.add(
        pc.multiply(first.indices.cast(pa.int32()), len(second.dictionary)), second.indices.cast(pa.int32())
    )
    return pa.array(spellings, pa.string()).take(codes)


def _joined(array: pa.ListArray, separator: str, spell: Callable[[Any], str]) -> pa.Array:
    ends = pc.subtract(array.offsets, array.offsets[0])
    return pc.binary_join(pa.ListArray.from_arrays(ends, _spelt(array.flatten(), spell)), separator)


def _json_text(content: object) -> str:
    return orjson.dumps(content).decode()


def _csv_member(member: str | Mapping[str, str]) -> str:
    return member if isinstance(member, str) else ":".join(member.values())


def _csv_cell(text: str) -> str:
    """Quote a cell that needs it; and put a mark before what a spreadsheet would take for a formula.

    >>> _csv_cell("=1+1"), _csv_cell('tab "x", 5 mg')
    ("'=1+1", '"tab ""x"", 5 mg"')
    """
    if text.startswith(_FORMULA):
        text = "'" + text
    if any(letter in text for letter in '",\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


class Sink(ABC):
    """Takes rows, chunk by chunk. Used as a context, it lets go of its file in any case."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close what writes into the file while it is open: later it would complain where nobody hears it."""
        with suppress(OSError, ValueError, pa.ArrowException):
            self.close()

    @abstractmethod
    def encoded(self, batch: pa.RecordBatch) -> bytes | pa.RecordBatch:
        """Bring rows into the form they are written in; several threads may do so at once."""

    @abstractmethod
    def write(self, encoded: bytes | pa.RecordBatch) -> None:
        """Write rows that are in that form."""

    @abstractmethod
    def close(self) -> None:
        """Write what belongs at the end; the file stays open."""


class JsonLines(Sink):
    """A line of JSON a row, in a compressed stream if a codec is named."""

    _texts = staticmethod(_json_texts)

    def __init__(self, file: BinaryIO, schema: pa.Schema, codec: str = "") -> None:  # noqa: ARG002
        plain = _LeftOpen(file)
        self._stream = pa.CompressedOutputStream(pa.PythonFile(plain, "w"), codec) if codec else plain

    def encoded(self, batch: pa.RecordBatch) -> bytes:
        parts = (batch.slice(start, _SLICE) for start in range(0, len(batch), _SLICE))
        return b"".join(_lines(self._texts(part)) for part in parts)

    def write(self, encoded: bytes | pa.RecordBatch) -> None:
        self._stream.write(encoded)

    def close(self) -> None:
        self._stream.close()


class Csv(JsonLines):
    """A line of CSV a row, below a header; lists are joined by semicolons, members by colons."""

    _texts = staticmethod(_csv_texts)

    def __init__(self, file: BinaryIO, schema: pa.Schema, codec: str = "") -> None:
        super().__init__(file, schema, codec)
        self.write(",".join(map(_csv_cell, schema.names)).encode() + b"\n")


class Parquet(Sink):
    """A row group a chunk. Names are plain strings to those who read it."""

    def __init__(self, file: BinaryIO, schema: pa.Schema) -> None:
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
        if len(encoded):
            self._writer.write_table(pa.Table.from_batches([encoded]), row_group_size=len(encoded))

    def close(self) -> None:
        self._writer.close()


class _LeftOpen:
    """A file that whoever writes a stream into it may close, and that stays open."""

    def __init__(self, file: BinaryIO) -> None:
        self.write, self.flush, self.closed = file.write, file.flush, False

    def close(self) -> None:
        """Leave it open."""


_TEXTS: dict[str, type[JsonLines]] = {".jsonl": JsonLines, ".ndjson": JsonLines, ".csv": Csv}
_TABLES: dict[str, type[Sink]] = {".parquet": Parquet, ".pq": Parquet}
_CODECS = {".gz": "gzip", ".zst": "zstd"}


def sink_for(path: Path) -> Callable[[BinaryIO, pa.Schema], Sink]:
    """Return what writes files that end so."""
    suffix = path.suffix.lower()
    if kind := {**_TEXTS, **_TABLES}.get(suffix):
        return kind
    if suffix in _CODECS and (kind := _TEXTS.get(path.with_suffix("").suffix.lower())):
        return partial(kind, codec=_CODECS[suffix])
    names = ", ".join((*_TEXTS, *_TABLES))
    packed = " or ".join(f"out.csv{codec}" for codec in _CODECS)
    raise CannotWrite(path, f"its name must end in {names}; a text may be packed, as in {packed}")
