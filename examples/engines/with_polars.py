"""Cases in Polars, a frame at once, and a file piece by piece in constant memory."""

import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyarrow import parquet

import crampdx

cases = pl.DataFrame(
    {
        "id": ["a", "b", "c"],
        "leg_cramp": [True, True, None],
        "potassium": ["3.1 mmol/L", "31", None],
        "medicines": [["HCTZ"], [], ["quinine"]],
    }
)
said = pl.DataFrame(crampdx.assess_table(cases.to_arrow()))
print(said.filter(pl.col("problems").list.len() == 0).select("id", "urgency", "leading").rows())
print(said.filter(pl.col("problems").list.len() > 0).select("id", "problems").rows())

# A file of any size: Polars reads a piece, crampdx assesses it, and it is written before the next is read.
folder = Path(sys.argv[1])
cases.write_parquet(folder / "cases.parquet")


def pieces() -> Iterator[pa.RecordBatch]:
    for piece in pl.scan_parquet(folder / "cases.parquet").collect_batches(chunk_size=65_536):
        yield from piece.to_arrow().to_batches()


with parquet.ParquetWriter(folder / "said.parquet", crampdx.result_schema()) as file:
    for batch in crampdx.assess_batches(pieces()):
        file.write_batch(batch)
print(pl.read_parquet(folder / "said.parquet").equals(said))
