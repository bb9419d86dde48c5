"""Ids that were there before: each of many millions is remembered by 80 bits of its own.

Two ids that share these by chance would be taken for one: among ten million, that is one chance in some
10^10. It is all of a case that a batch keeps, so that ten bytes of it matter. Keys are kept in sorted
runs, merged as they grow.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.batch.cells import Flags

_LONGEST_RUN = 1 << 20


class Keys(NamedTuple):
    """Ids in 80 bits, sorted by the first 64; of ids that share these, the one that came first is first."""

    first: NDArray[np.int64]
    rest: NDArray[np.uint16]


class Seen:
    """Remembers ids."""

    def __init__(self) -> None:
        self._runs: list[Keys] = []

    def repeated(self, ids: pa.Array) -> Flags:
        """Flag the ids that were there before, here or earlier, and remember the others."""
        order, keys = _sorted(_keys(ids))
        again = np.zeros(len(order), np.bool_)
        alike = keys.first[1:] == keys.first[:-1]
        again[1:] = alike & (keys.rest[1:] == keys.rest[:-1])
        for run in self._runs:
            place = np.minimum(np.searchsorted(run.first, keys.first), len(run.first) - 1)
            again |= (run.first[place] == keys.first) & (run.rest[place] == keys.rest)
        self._remember(Keys(keys.first[~again], keys.rest[~again]))
        flags = np.empty(len(order), np.bool_)
        flags[order] = again
        return flags

    def _remember(self, keys: Keys) -> None:
        if not len(keys.first):
            return
        while self._runs and len(self._runs[-1].first) <= min(len(keys.first), _LONGEST_RUN):
            run = self._runs.pop()
            both = Keys(np.concatenate((run.first, keys.first)), np.concatenate((run.rest, keys.rest)))
            _, keys = _sorted(both, stable=True)
        self._runs.append(keys)


def _sorted(keys: Keys, *, stable: bool = False) -> tuple[NDArray[np.intp], Keys]:
    """Return the order of the keys, and the keys in it; keys that are alike stay in theirs.

    What is `stable` is quick where much is in order already, and slow elsewhere.
    """
    order = np.argsort(keys.first, kind="stable" if stable else None)
    first = keys.first[order]
    if not stable and (first[1:] == first[:-1]).any():
        return _sorted(keys, stable=True)
    return order, Keys(first, keys.rest[order])


def _keys(ids: pa.Array) -> Keys:
    """Return Python's hash of each id, and 16 bits of that of another text made of it."""
    texts = ids.to_pylist()
    first = np.fromiter(map(hash, texts), np.int64, len(texts))
    return Keys(first, np.fromiter((hash(f"{text}.") & 0xFFFF for text in texts), np.uint16, len(texts)))
