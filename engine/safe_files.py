"""Files that appear whole or not at all: written beside, and given their names when all is on disk.

What is written beside is held by a lock, so that two runs cannot write the same file; what a killed one
leaves behind is taken over by the next that writes to the same name.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO

from engine.cases.problems import printable
from engine.errors import CrampdxError

try:
    import fcntl
except ImportError:  # Windows, where nothing keeps two runs from one file
    fcntl = None  # type: ignore[assignment]

CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""What systems have against links, children and changed line ends."""
PRIVATE = 0o600
_ORDINARY = "Output appears whole or not at all, which a device or pipe cannot do. Name a file."


class CannotWrite(CrampdxError):
    """An output that cannot be written, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{printable(str(path))} cannot be written: {reason}")


def lock(file: int | BinaryIO) -> None:
    """Keep others from a file until it is closed; raise OSError if they keep us from it."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sync_folder(folder: Path) -> None:
    """Make sure that a new file's name outlives a power cut, where folders can be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(PermissionError):  # some may be written to, but not read
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def text_file(path: Path, *, new: bool = False) -> Iterator[IO[str]]:
    """Open a text that appears whole or not at all.

    One that is `new` takes no other's place (raises FileExistsError), and its owner alone may read it.
    """
    with Drafts((path,), new=new) as drafts:
        text = io.TextIOWrapper(drafts.drafts[0].file, "utf-8")
        yield text
        text.flush()
        drafts.publish((True,))


class Draft:
    """A file being written; what it is called in the end is `path`."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        self.path, self.new = Path(os.path.realpath(path)), new
        self.beside = self.path.with_name(f".{self.path.name}.partial")
        try:
            self._refuse(path)
            if new:  # what is left of another may be read by others
                self.beside.unlink(missing_ok=True)
            flags = os.O_RDWR | os.O_CREAT | CAREFULLY | (os.O_EXCL if new else 0)
            self.file: BinaryIO = os.fdopen(os.open(self.beside, flags, PRIVATE if new else 0o666), "wb")
        except FileExistsError:
            raise
        except OSError as error:
            raise CannotWrite(path, _reason(error)) from None
        try:
            lock(self.file)
        except OSError:
            self.file.close()
            raise CannotWrite(path, "another run of crampdx is writing it") from None
        self.file.truncate()
        self._allow_as_before()

    def _refuse(self, path: Path) -> None:
        """Raise CannotWrite, or FileExistsError for a new file, where what is there already forbids it."""
        if self.new and os.path.lexists(path):
            raise FileExistsError(path)
        if self.path.is_dir():
            raise CannotWrite(path, "it is a folder")
        if self.path.exists() and not self.path.is_file():
            raise CannotWrite(path, f"it is not an ordinary file. {_ORDINARY}")
        if not self.path.parent.is_dir():
            raise CannotWrite(path, f"there is no folder {printable(str(self.path.parent))}")
        if self.beside.is_symlink() or (self.beside.exists() and not self.beside.is_file()):
            raise CannotWrite(path, f"{printable(self.beside.name)} is in the way. Take it away.")

    def _allow_as_before(self) -> None:
        """Let those read it, and no others, who could read what it takes the place of."""
        if hasattr(os, "fchmod") and self.path.exists():
            with suppress(OSError):
                os.fchmod(self.file.fileno(), self.path.stat().st_mode & 0o777)

    def publish(self) -> None:
        """Give the file its name; a new one's is not taken from a file that came meanwhile."""
        if fcntl is None:  # Windows renames no file that is open
            self.file.close()
        if self.new:
            try:
                os.link(self.beside, self.path)
                self.beside.unlink()
            except FileExistsError:
                raise
            except OSError:  # not every file system has links
                self.beside.rename(self.path)
        else:
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

    def __init__(self, paths: Sequence[Path], *, new: bool = False) -> None:
        self.drafts: list[Draft] = []
        try:
            for path in paths:
                self.drafts.append(Draft(path, new=new))
        except BaseException:
            self._discard()
            raise

    def __enter__(self) -> Drafts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._discard()
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError | FileExistsError):
            raise CannotWrite(self.drafts[0].path, _reason(error)) from None

    def publish(self, wanted: Sequence[bool]) -> None:
        """Give the files that are wanted their names, the first last; take away what the others had."""
        for draft in self.drafts:
            draft.file.flush()
            os.fsync(draft.file.fileno())
        for draft, keep in reversed(list(zip(self.drafts, wanted, strict=True))):
            if keep:
                draft.publish()
            else:
                draft.path.unlink(missing_ok=True)
                draft.discard()
        sync_folder(self.drafts[0].path.parent)
        self.drafts = []

    def _discard(self) -> None:
        for draft in self.drafts:
            draft.discard()


def _reason(error: OSError) -> str:
    reason = (error.strerror or str(error).partition("\n")[0]).lower()
    return f"{reason}. Nothing was written under that name."
