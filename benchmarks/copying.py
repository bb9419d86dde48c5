"""The floor: copying a file of cases with Polars: `python -m benchmarks.copying IN OUT`.

Lines of JSON are copied with their schema found out by Polars from the whole file, since the answers to
one question are booleans in one line and `"unknown"` in another; with `--typed`, it is given the schema
of a file in which they are not, and that is the fastest that Polars can.
"""

from __future__ import annotations

from pathlib import Path

import click
import polars as pl

from knowledge.criteria import Choice, Finding, Quantity
from knowledge.leg_cramps import leg_cramps


def _type(finding: Finding) -> pl.DataType | type[pl.DataType]:
    match finding:
        case Choice():
            return pl.List(pl.String) if finding.several else pl.String
        case Quantity():
            return pl.Float64
        case _:
            return pl.Boolean


def _schema() -> dict[str, pl.DataType | type[pl.DataType]]:
    return {
        "id": pl.String,
        "audience": pl.String,
        "answers": pl.Struct({f.id: _type(f) for f in leg_cramps().finding.values()}),
        "medicines": pl.List(pl.String),
        "medicines_complete": pl.Boolean,
        "expect": pl.Struct({"disorders": pl.List(pl.String)}),
    }


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--typed", is_flag=True)
def main(source: Path, target: Path, *, typed: bool) -> None:
    """Copy a file."""
    if source.suffix == ".parquet":
        pl.scan_parquet(source).sink_parquet(target)
    elif typed:
        pl.scan_ndjson(source, schema=_schema()).sink_ndjson(target)
    else:
        pl.scan_ndjson(source, infer_schema_length=None).sink_ndjson(target)


if __name__ == "__main__":
    main()
