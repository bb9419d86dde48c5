"""The version of the knowledge, and a digest that changes with every byte of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

VERSION = "2026.11"
HERE: Traversable = files("knowledge")
"""The files of this package, whether they are in a folder or in a zip, as a cluster hands it on."""

_SUFFIXES = (".py", ".csv", ".toml", ".txt")


@cache
def digest() -> str:
    """Return the SHA-256 over the names and bytes of the sorted files of this package."""
    return digest_of(HERE)


def digest_of(package: Traversable) -> str:
    """Return the SHA-256 over a package's files; raise KnowledgeError if it has none that can be read."""
    total = hashlib.sha256()
    found = sorted(_files(package, ""), key=lambda pair: pair[0])
    if not found:
        from knowledge.language.source import KnowledgeError

        raise KnowledgeError("the files of the knowledge cannot be found: install or ship them as sources")
    for name, file in found:
        content = file.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_SUFFIXES):
            yield prefix + entry.name, entry
