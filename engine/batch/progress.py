"""Progress on stderr: how many cases, how fast, how long still. Quiet where nobody watches."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TextIO

_EVERY = 0.5


class Progress:
    """Shows how far a batch has come; `total` is the size of its inputs in bytes, 0 if it is not known."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._watched = self._stream.isatty()
        self._total = total
        self._taken = self._cases = 0
        self._begun = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watched:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def advance(self, cases: int, size: int) -> None:
        """Note that so many more cases are done, which took so many bytes of the inputs."""
        self._cases += cases
        self._taken += size
        now = time.monotonic()
        if self._watched and now - self._shown >= _EVERY:
            self._shown = now
            self._stream.write(f"\r{self.line(now - self._begun)}\x1b[K")
            self._stream.flush()

    def line(self, seconds: float) -> str:
        """Say how far it has come after so many seconds."""
        rate = self._cases / max(seconds, 1e-3)
        text = f"{self._cases:,} cases, {rate:,.0f} a second"
        if not (self._total and self._taken):
            return text
        share = min(self._taken / self._total, 1.0)
        minutes, rest = divmod(round(seconds / share - seconds), 60)
        return f"{text}, {share:.0%}, {minutes}:{rest:02} left"
