"""Where a report is written: to stdout, or to a file that is none of those it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from engine.cases.files import STDIN, split_name, unusable


def _refuse_input(output: str | None, inputs: Sequence[str]) -> None:
    path = Path(output or STDIN)
    if not path.is_file():
        return
    for name in (split_name(each)[0] for each in inputs):
        if Path(name).is_file() and path.samefile(name):
            raise unusable(str(output), "is an input and the output", "Write to another file.")


@contextmanager
def destination(output: str | None, inputs: Sequence[str]) -> Iterator[IO[str]]:
    """Open the output, or stdout; what cannot be written raises OSError with the name that was given.

    Raises UnreadableInput if the output is one of the inputs, by whatever name.
    """
    _refuse_input(output, inputs)
    # A device or a pipe is written to as it is: renaming a file over it would destroy it.
    beside = bool(output) and (not Path(output or "").exists() or Path(output or "").is_file())
    try:
        with click.open_file(output or "-", "w", encoding="utf-8", atomic=beside) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, output or "output") from None
