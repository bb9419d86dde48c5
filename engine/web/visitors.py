"""The interviews of visitors: a journal each, found by a link that nobody can guess, and gone after a day.

The link holds 128 random bits; the file is named for their digest, so that a listing of the folder opens
nothing. An interview is read from its journal at every request and written before it is answered: a server
that is killed loses no answer, and nothing of one visitor is ever at hand while another is served.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from engine.errors import CrampdxError, UnreadableInput
from engine.interview.journal import Interview, Journal
from engine.interview.session import Session
from knowledge.criteria import Audience, KnowledgeBase

DAY = 24 * 60 * 60
_BYTES = 16
_LINK = re.compile(r"[A-Za-z0-9_-]{22}")
_LOCKS = 64
_MOST_READY = 64
_MOST_LINES = 5_000
"""More turns than anybody takes in a day: one who sends more is not answering questions."""


class NotThere(CrampdxError):
    """No interview is kept under a link: never begun, deleted or too old, and it is not said which."""


class Full(CrampdxError):
    """As many interviews are kept as there may be, or as many turns of one."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an interview is found: its path, and its address; `keep` is as the server was told."""

    path: str
    address: str
    keep: bool


class Visitors:
    """A private folder of journals; `keep` says that they are not deleted after a day."""

    def __init__(
        self, folder: Path, knowledge: KnowledgeBase, *, keep: bool, most: int = 2_000, origin: str = ""
    ) -> None:
        self.knowledge, self.keep, self._origin = knowledge, keep, origin
        self._folder, self._most = folder, most
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.is_symlink() or (hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()):
            raise PermissionError(1, "is not a folder of your own", str(folder))
        os.chmod(folder, 0o700)
        self._locks = [Lock() for _ in range(_LOCKS)]
        self._shared = Lock()
        self._ready: OrderedDict[Path, Session] = OrderedDict()

    def begin(self, audience: Audience) -> str:
        """Begin an interview; return what its link ends in."""
        link = secrets.token_urlsafe(_BYTES)
        if self._count() >= self._most:
            self.sweep()
        with self._shared:
            if self._count() >= self._most:
                raise Full("No more interviews can be begun at the moment. Please try again later.")
            Journal.begin(self._path(link), Session(self.knowledge, audience)).close()
        return link

    @contextmanager
    def visit(self, link: str) -> Iterator[tuple[Interview, Address]]:
        """Open an interview for one request; raise NotThere if there is none under this link."""
        path = self._path(link)
        with self._lock(path):
            journal = self._open(path)
            try:
                visit = journal.resume(self.knowledge)
                ready = self._ready.get(path)
                if ready is not None and ready.turns == visit.session.turns:
                    visit.session = ready
                if visit.position > _MOST_LINES:
                    raise Full("This interview is as long as one can be. Please begin a new one.")
                place = f"/interview/{link}"
                yield visit, Address(place, self._origin + place, self.keep)
                self._hold_ready(path, visit.session)
            finally:
                journal.close()

    def delete(self, link: str) -> None:
        """Delete an interview for good; raise NotThere if there is none."""
        path = self._path(link)
        with self._lock(path):
            self._forget(path)

    def sweep(self) -> None:
        """Delete what was not touched for a day."""
        if self.keep:
            return
        for path in self._journals():
            with suppress(OSError, NotThere):
                if self._is_old(path):
                    with self._lock(path):
                        self._forget(path)

    def _open(self, path: Path) -> Journal:
        """Open a journal; another process that has it in use is waited for a little."""
        for wait in (0.05, 0.2, 0.5, 0):
            try:
                if self._is_old(path) and not self.keep:
                    self._forget(path)
                    raise NotThere("")
                return Journal(path, new=False)
            except FileNotFoundError:
                raise NotThere("") from None
            except UnreadableInput:
                if not wait:
                    raise
                time.sleep(wait)
        raise AssertionError("the last wait is none")

    def _hold_ready(self, path: Path, session: Session) -> None:
        """Keep what was worked out for the next request, of the interviews that were used last."""
        with self._shared:
            self._ready.pop(path, None)
            self._ready[path] = session
            while len(self._ready) > _MOST_READY:
                self._ready.popitem(last=False)

    def _forget(self, path: Path) -> None:
        with self._shared:
            self._ready.pop(path, None)
        try:
            path.unlink()
        except FileNotFoundError:
            raise NotThere("") from None

    def _is_old(self, path: Path) -> bool:
        return time.time() - path.stat().st_mtime > DAY

    def _count(self) -> int:
        return sum(1 for _ in self._journals())

    def _journals(self) -> Iterator[Path]:
        return self._folder.glob("*.jsonl")

    def _path(self, link: str) -> Path:
        if not _LINK.fullmatch(link):
            raise NotThere("")
        return self._folder / f"{hashlib.sha256(link.encode('ascii')).hexdigest()}.jsonl"

    def _lock(self, path: Path) -> Lock:
        return self._locks[int(path.stem[:8], 16) % _LOCKS]
