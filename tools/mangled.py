"""Records that had things done to them: `python -m tools.mangled --records 200000`.

Real records are cut, filled in and written over, in JSON Lines, CSV and Parquet, and put through batches.
Every record has to come out once, with its row or with what is wrong with it, and the same as if it were
read by itself, by the reader of case files. A record in JSON Lines may become any bytes; in tables, what
is done is done to cells, since a file that is no table is refused as a whole.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import orjson
import pyarrow as pa
from pyarrow import parquet

from engine.batch import run
from engine.batch.case_columns import CaseColumns
from engine.batch.cells import is_missing
from engine.batch.chunks import Cases, Chunk, Records, Rejected
from engine.batch.inputs import find_inputs
from engine.batch.output import JsonLines
from engine.batch.pipeline import Assessor
from engine.batch.record_reader import Reader
from engine.cases.case import Case
from knowledge.criteria import KnowledgeBase
from knowledge.leg_cramps import leg_cramps
from tools.cases import drawn
from tools.cases.drawing import Clinic
from tools.cases.pictures import PICTURES
from tools.cases.writing import WRITERS

AT_ONCE = 5000
_TOKENS = (
    '"unknown"', "null", "NaN", "true", "false", "1", "0", '"yes"', '"No"', "1e999", "-1", "[]", "{}",
    '"3.1 mmol/L"', '"x\\u0000"', '"\\ud800"', '"leg_cramp?":true,', '"a\\":"yes"', '"id":5,', '"id":"",',
    '"', ",", ":", "}", "{", "\r", " ", '"audience":"patient",', '"audience":"Patient",', "70.0", "7e1",
    '"expect":{"standings":{"cirrhosis":"likely"}},', '"leg_cramp":true,', '"medicines":"unknown",', '"7,5"',
    '"medicines":["x",""],', '"medicines_complete":"no",', '"Yes"', '"TRUE"', '"70"', '"calf"',
    "12345678901234567890123", '["calf","calf"]', '"notes":"a: b",', '"thiazides":true,', "\\u003f", "ü",
)  # fmt: skip
_CELLS = (
    "", " ", "ja", "TRUE", "No", "1", "0", "2", "unknown", "NaN", "#N/A", "3,1", "1.234,5", "3.1 mmol/L",
    "1e999", "-5", "1_000", "0x1F", "٣", "calf", "calf;calf", "calf; foot", "x", "x" * 300, "a\x00b", "a\nb",
    'a "b"', "=1+1", "none", "[]", "patient", "Patient", "ramipril;aspirin", "\u200b", "both legs",
)  # fmt: skip
_NUMBERS = (float("nan"), float("inf"), -1.0, 0.0, 1e300, 7.0, None)


def mangled_lines(path: Path, luck: random.Random) -> int:
    """Mangle lines of JSON: any bytes may come of them, but for the end of a line. Return how many."""

    def mangled(line: bytes) -> bytes:
        for _ in range(luck.choice((0, 1, 1, 2, 3))):
            start = luck.randrange(len(line) + 1)
            match luck.randrange(5):
                case 0:
                    line = line[:start] + luck.choice(_TOKENS).encode() + line[start:]
                case 1:
                    line = line[:start] + line[start + luck.randrange(1, 20) :]
                case 2:
                    line = line[:start] + bytes([luck.randrange(256)]) + line[start + 1 :]
                case 3:
                    at, end = line.find(b":", start) + 1, line.find(b",", start)
                    line = line[:at] + luck.choice(_TOKENS).encode() + line[max(end, at) :]
                case _:
                    said = luck.choice(('"yes"', '"no"', '"unknown"', "1", ' "yes"', '"TRUE"')).encode()
                    line = line.replace(luck.choice((b"true", b"false")), said, luck.randrange(1, 9))
        return line.replace(b"\n", b" ") if line.strip(b" \t\r\n") else b"0"

    lines = [*map(mangled, path.read_bytes().splitlines())]
    path.write_bytes(b"\n".join(lines))
    return len(lines)


def mangled_csv(path: Path, luck: random.Random) -> int:
    """Mangle cells of CSV; now and then, there are too many or too few. Return how many rows are left."""
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    for row in rows:
        for _ in range(luck.choice((0, 0, 1, 2, 3))):
            row[luck.randrange(len(row))] = luck.choice(_CELLS)
        if luck.random() < 0.02:
            row[luck.randrange(len(row)) :] = luck.choice(([], ["x"] * 300))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, luck.choice(("excel", "excel-tab"))).writerows([header, *rows])
    return sum(len(row) not in (0, len(header)) or not all(map(is_missing, row)) for row in rows)


def mangled_parquet(path: Path, luck: random.Random) -> int:
    """Mangle cells of Parquet, each within its type; some columns become texts. Return how many rows."""
    table = parquet.read_table(path)
    table = table.select([name for name in table.column_names if name != "expect"])
    columns = {name: _mangled(table[name].combine_chunks(), luck) for name in table.column_names}
    parquet.write_table(pa.table(columns), path, row_group_size=luck.choice((700, 100_000)))
    return len(table)


def _mangled(column: pa.Array, luck: random.Random) -> pa.Array:
    cells = column.to_pylist()
    kind = column.type
    if pa.types.is_boolean(kind) and luck.random() < 0.3:
        cells, kind = [None if each is None else luck.choice("01") for each in cells], pa.string()
    odd: Callable[[], Any]
    if pa.types.is_list(kind):
        odd = lambda: luck.choice((None, luck.sample(_CELLS, luck.randrange(3))))  # noqa: E731
    elif pa.types.is_floating(kind):
        odd = lambda: luck.choice(_NUMBERS)  # noqa: E731
    elif pa.types.is_boolean(kind):
        odd = lambda: luck.choice((None, True, False))  # noqa: E731
    else:
        odd = lambda: luck.choice((None, *_CELLS))  # noqa: E731
    for _ in range(len(cells) // luck.choice((50, 500, 5000))):
        cells[luck.randrange(len(cells))] = odd()
    return pa.array(cells, kind)


FORMS: Mapping[str, Callable[[Path, random.Random], int]] = {
    ".jsonl": mangled_lines,
    ".csv": mangled_csv,
    ".parquet": mangled_parquet,
}


@dataclass(frozen=True, slots=True)
class Accounts:
    """What came of a file: how many rows and errors, and whether each is as it is by itself."""

    rows: int
    errors: int
    right: bool


def accounts(knowledge: KnowledgeBase, path: Path) -> Accounts:
    """Put a file through a batch, and hold what comes of it to its records, each read by itself."""
    output = path.with_name("out.jsonl")
    run(knowledge, [str(path)], str(output), trace=True)
    errors = output.with_name(f"{output.name}.errors.jsonl")
    told = errors.read_bytes().splitlines() if errors.exists() else []
    written = output.read_bytes()
    cases, refused = one_by_one(knowledge, path)
    numbers = [orjson.loads(line)["record"] for line in told]
    right = written == _rows(knowledge, cases) and numbers == refused
    return Accounts(written.count(b"\n"), len(told), right)


def one_by_one(knowledge: KnowledgeBase, path: Path) -> tuple[list[Case], list[int]]:
    """Return the cases of a file and the numbers of its records that are none, each read by itself."""
    cases: dict[str, Case] = {}
    refused: list[int] = []
    for chunk in _chunks(knowledge, path):
        refused += [one.number for one in chunk.rejected]
        for row, read in chunk.cases(range(len(chunk)), knowledge):
            if isinstance(read, Rejected) or read.id in cases:
                refused.append(chunk.numbers[row])
            else:
                cases[read.id] = read
    return list(cases.values()), sorted(refused)


def _chunks(knowledge: KnowledgeBase, path: Path) -> Iterator[Chunk]:
    [given] = find_inputs([str(path)], leaving_out=()).inputs
    return Reader(knowledge).opened(given)()


def _rows(knowledge: KnowledgeBase, cases: list[Case]) -> bytes:
    """Return the rows that these cases should have."""
    assessor = Assessor(knowledge, fired=True, traced=True)
    chunk = Records(source="", stem="", numbers=range(len(cases)), alone=False, size=0, given=())
    read = Cases(chunk, ((CaseColumns.of_cases(knowledge, cases), np.arange(len(cases))),), ())
    encoded = assessor.assess(read, JsonLines(io.BytesIO(), assessor.schema)).encoded
    assert isinstance(encoded, bytes)  # noqa: S101
    return encoded


def tried(knowledge: KnowledgeBase, suffix: str, count: int, seed: int, folder: Path) -> Accounts:
    """Mangle so many records in a file of this form, and put them through a batch."""
    path = folder / f"in{suffix}"
    clinic = Clinic(knowledge, PICTURES)
    WRITERS[suffix](clinic, drawn(clinic, count, seed), path)
    records = FORMS[suffix](path, random.Random(seed))
    found = accounts(knowledge, path)
    if not found.right or found.rows + found.errors != records:
        kept = Path(tempfile.mkdtemp()) / path.name
        kept.write_bytes(path.read_bytes())
        raise click.ClickException(f"not all of {records} records came out right: {kept}, {found}")
    return found


@click.command()
@click.option("--records", default=200_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(records: int, seed: int) -> None:
    """Put mangled records through batches; end with 1 and keep the file where one does not come out right."""
    done = {suffix: [0, 0] for suffix in FORMS}
    at_once = min(AT_ONCE, -(-records // len(FORMS)))
    for number, first in enumerate(range(0, records, at_once)):
        suffix = list(FORMS)[number % len(FORMS)]
        with tempfile.TemporaryDirectory() as folder:
            count = min(at_once, records - first)
            found = tried(leg_cramps(), suffix, count, seed + number, Path(folder))
        done[suffix][0] += found.rows
        done[suffix][1] += found.errors
    for suffix, (rows, errors) in done.items():
        click.echo(f"{suffix}: {rows:,} rows, {errors:,} errors, each as it is by itself")


if __name__ == "__main__":
    main()
