"""Files that appear whole or not at all: written beside, and given their names when all is done.

A draft is held by a lock, so that two batches cannot write the same one; what a killed batch leaves
behind is taken over by the next that writes to the same name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from engine.errors import CrampdxError

_ORDINARY = "A batch appears whole or not at all: a device or a pipe cannot be written to so. Name a file."
_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class CannotWrite(CrampdxError):
    """An output that cannot be written, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}")


class Draft:
    """A file being written; what it is called in the end is `path`."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))
        self.beside = self.path.with_name(f".{self.path.name}.partial")
        if self.path.is_dir():
            raise CannotWrite(path, "it is a folder")
        if self.path.exists() and not self.path.is_file():
            raise CannotWrite(path, f"it is no ordinary file. {_ORDINARY}")
        if not self.path.parent.is_dir():
            raise CannotWrite(path, f"there is no folder {self.path.parent}")
        if self.beside.is_symlink() or (self.beside.exists() and not self.beside.is_file()):
            raise CannotWrite(path, f"{self.beside.name} is in the way. Take it away.")
        try:
            handle = os.open(self.beside, os.O_RDWR | os.O_CREAT | _PLAIN, 0o666)
            self.file: BinaryIO = os.fdopen(handle, "wb")
        except OSError as error:
            raise CannotWrite(path, _reason(error)) from None
        self._lock()
        self.file.truncate()
        self._allow_as_before()

    def _allow_as_before(self) -> None:
        """Let those read it, and no others, who could read what it takes the place of."""
        if hasattr(os, "fchmod") and self.path.exists():
            with suppress(OSError):
                os.fchmod(self.file.fileno(), self.path.stat().st_mode & 0o777)

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # Windows: a file that is open there cannot be replaced anyway
            return
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.file.close()
            raise CannotWrite(self.path, "another batch is writing it") from None

    def finish(self) -> None:
        """Put everything on disk, still under the other name."""
        self.file.flush()
        os.fsync(self.file.fileno())

    def publish(self) -> None:
        """Give the file its name."""
        self.beside.replace(self.path)
        self.file.close()

    def discard(self) -> None:
        """Leave nothing behind; what was there under the name before stays."""
        with suppress(OSError):
            self.beside.unlink()
        with suppress(OSError):
            self.file.close()


class Drafts:
    """Drafts that get their names together, or not at all."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.drafts: list[Draft] = []
        try:
            for path in paths:
                self.drafts.append(Draft(path))
        except BaseException:
            self._discard()
            raise

    def __enter__(self) -> Drafts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._discard()
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise CannotWrite(self.drafts[0].path, _reason(error)) from None

    def publish(self, wanted: Sequence[bool]) -> None:
        """Give the files that are wanted their names, the first last; take away what the others had."""
        for draft in self.drafts:
            draft.finish()
        for draft, keep in reversed(list(zip(self.drafts, wanted, strict=True))):
            if keep:
                draft.publish()
            else:
                draft.path.unlink(missing_ok=True)
                draft.discard()
        _sync_folder(self.drafts[0].path.parent)
        self.drafts = []

    def _discard(self) -> None:
        for draft in self.drafts:
            draft.discard()


def _sync_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError) -> str:
    reason = (error.strerror or str(error).partition("\n")[0]).lower()
    return f"{reason}. Nothing was written under that name."
