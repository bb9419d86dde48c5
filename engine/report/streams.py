"""The standard streams as they may come: closed, or unable to spell what is written."""

from __future__ import annotations

import os
import sys

from engine.errors import CrampdxError


class ClosedOutput(CrampdxError):
    """Nothing can be told, and a file that is opened next would take the place of standard output."""

    def __init__(self) -> None:
        super().__init__("standard output is closed. Send it to a file or to /dev/null instead.")


def ready() -> None:
    """Make the standard streams fit for use; raise ClosedOutput where there is none to write to."""
    if sys.stdout is None:
        raise ClosedOutput
    if sys.stdin is None:
        # Nobody answers: the same as at the end of a file.
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
