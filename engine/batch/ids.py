"""Ids that were there before: each of many millions is remembered by 80 bits of its own.

Two ids that share these by chance would be taken for one: among ten million, that is one chance in some
10^10. It is all of a case that a batch keeps, so that ten bytes of it matter. Keys are kept in sorted
runs, merged as they grow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.batch.cells import Flags

_LONGEST_RUN = 1 << 20
_WORD = 8
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_WORD + 1)], np.uint64)
_SEEDS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)
_PRIMES = (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)


class Keys(NamedTuple):
    """Ids in 80 bits, sorted by the first 64; of ids that share these, the one that came first is first."""

    first: NDArray[np.uint64]
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
    """Mix the bytes of each id, eight at a time, into two numbers, and take 16 bits of the second."""
    words, lengths = _words(ids)
    first, second = (_mixed(words, lengths, *each) for each in zip(_SEEDS, _PRIMES, strict=True))
    return Keys(first, (second >> np.uint64(48)).astype(np.uint16))


def _mixed(
    words: Sequence[NDArray[np.uint64]], lengths: NDArray[np.int64], seed: int, prime: int
) -> NDArray[np.uint64]:
    mixed = lengths.astype(np.uint64) + np.uint64(seed)
    for number, column in enumerate(words):
        more = (mixed ^ column) * np.uint64(prime)
        more ^= more >> np.uint64(32)
        more *= np.uint64(seed)
        more ^= more >> np.uint64(29)
        # How long the others beside it are must not make a difference to an id.
        mixed = np.where(lengths > 8 * number, more, mixed)
    return mixed


def _words(ids: pa.Array) -> tuple[list[NDArray[np.uint64]], NDArray[np.int64]]:
    """Return the first eight bytes of all ids, the next eight, and so on, with zeros behind an id's end."""
    if not len(ids):
        return [], np.zeros(0, np.int64)
    offsets = np.frombuffer(ids.buffers()[1], np.int32, len(ids) + 1, ids.offset * 4).astype(np.int64)
    lengths = np.diff(offsets)
    letters = np.frombuffer(ids.buffers()[2], np.uint8)[offsets[0] : offsets[-1]]
    padded = np.append(letters, np.zeros(_WORD, np.uint8))
    # A word from each byte on; those that begin behind the last one are masked out whole.
    every = np.ndarray(len(padded) - _WORD + 1, "<u8", padded, strides=(1,))
    words = []
    for start in range(0, int(lengths.max()), _WORD):
        place = np.minimum(offsets[:-1] - offsets[0] + start, len(every) - 1)
        words.append(every[place] & _MASKS[np.clip(lengths - start, 0, _WORD)])
    return words, lengths
