"""The version of the knowledge, and a digest that changes with every byte of it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

VERSION = "2026.11"
HERE = Path(__file__).parent


@cache
def digest() -> str:
    """Return the SHA-256 over the names and bytes of the sorted files of this package."""
    total = hashlib.sha256()
    files = ((path.relative_to(HERE).as_posix(), path) for path in HERE.rglob("*"))
    for name, path in sorted(files):
        if path.is_file() and path.suffix in {".py", ".csv", ".toml", ".txt"}:
            content = path.read_bytes()
            total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()
