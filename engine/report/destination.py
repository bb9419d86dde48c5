"""Where a report is written: to stdout, or to a file that is not one it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from engine.cases.files import STDIN, split_name, unusable
from engine.safe_files import text_file


def _refuse_input(output: str | None, inputs: Sequence[str]) -> None:
    path = Path(output or STDIN)
    if not path.is_file():
        return
    for name in (split_name(each)[0] for each in inputs):
        if Path(name).is_file() and path.samefile(name):
            raise unusable(str(output), "is an input and the output", "Write to another file.")


@contextmanager
def destination(output: str | None, inputs: Sequence[str]) -> Iterator[IO[str]]:
    """Open the output, or stdout; a file appears whole or not at all, or raises CannotWrite.

    Raises UnreadableInput if the output is one of the inputs, by whatever name; and OSError, with the name
    that was given, for a device or a pipe: that is written to as it is.
    """
    _refuse_input(output, inputs)
    path = Path(output or STDIN)
    whole = output not in (None, "", STDIN) and (path.is_file() or not path.exists())
    try:
        with text_file(path) if whole else click.open_file(str(path), "w", encoding="utf-8") as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, output or "output") from None
