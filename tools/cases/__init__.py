"""Generate plausible cases: `python -m tools.cases N -o FILE --seed S`.

A case is a coherent picture of one disorder or a common combination (`pictures.py`), drawn as often
as a clinic sees it, with comorbidities, medicines and unrelated findings (`clinic.py`), and with much
that is not known: what nobody asked, what was asked and cannot be told, and for patients all that
takes an examination or a laboratory. `expect` names the disorders of the picture.

The same N and seed give the same bytes, and a longer file begins with the patients of a shorter one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np

from knowledge.leg_cramps import leg_cramps
from tools.cases.drawing import Clinic
from tools.cases.pictures import PICTURES
from tools.cases.plausible import ImplausiblePictures
from tools.cases.writing import WRITERS, Batch

CHUNK = 32_768
"""So many patients are drawn at once, and held in memory."""


def drawn(clinic: Clinic, total: int, seed: int) -> Iterator[Batch]:
    """Yield patients chunk by chunk, each with the number of its first patient.

    Every chunk has its own stream of random numbers and is drawn whole, so that its patients do not
    depend on how many there are to be.
    """
    for chunk, first in enumerate(range(0, total, CHUNK)):
        random = np.random.default_rng([seed, chunk])
        yield first, clinic.draw(random, CHUNK).first(total - first)


@click.command()
@click.argument("total", type=click.IntRange(min=1), metavar="N")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
def main(total: int, output: Path, seed: int) -> None:
    """Generate N plausible cases into a file: .parquet, .csv, .jsonl or .yaml."""
    if output.suffix not in WRITERS:
        raise click.UsageError(f"cannot write {output.name}: it has to end in {', '.join(WRITERS)}")
    try:
        clinic = Clinic(leg_cramps(), PICTURES)
    except ImplausiblePictures as error:
        raise click.ClickException(str(error)) from None
    try:
        WRITERS[output.suffix](clinic, drawn(clinic, total, seed), output)
    except OSError as error:
        raise click.FileError(str(output), error.strerror or str(error)) from None
    click.echo(f"{total} cases, seed {seed}: {output}", err=True)
