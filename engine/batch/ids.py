"""Ids that were there before: each of many millions is remembered by 106 bits of its own.

Two ids that share these by chance would be taken for one: among a hundred million, that is one chance
in some 10^16. Keys are kept in sorted runs, merged as they grow.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.batch.cells import Flags

_LONGEST_RUN = 1 << 21
_SEEDS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)
_PRIMES = (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)


class Seen:
    """Remembers ids."""

    def __init__(self) -> None:
        self._runs: list[NDArray[np.complex128]] = []

    def repeated(self, ids: pa.Array) -> Flags:
        """Flag the ids that were there before, here or earlier, and remember the others."""
        keys = _keys(ids)
        order = np.argsort(keys, kind="stable")
        in_order = keys[order]
        again = np.zeros(len(keys), np.bool_)
        again[order[1:]] = in_order[1:] == in_order[:-1]
        for run in self._runs:
            place = np.searchsorted(run, in_order)
            again[order] |= run[np.minimum(place, len(run) - 1)] == in_order
        self._remember(in_order[~again[order]])
        return again

    def _remember(self, keys: NDArray[np.complex128]) -> None:
        if not len(keys):
            return
        while self._runs and len(self._runs[-1]) <= min(len(keys), _LONGEST_RUN):
            keys = np.sort(np.concatenate([self._runs.pop(), keys]), kind="stable")
        self._runs.append(keys)


def _keys(ids: pa.Array) -> NDArray[np.complex128]:
    """Mix the bytes of each id, eight at a time, into two numbers below 2^53: a complex one."""
    words, lengths = _words(ids)
    halves = [_mixed(words, lengths, seed, prime) for seed, prime in zip(_SEEDS, _PRIMES, strict=True)]
    keys = np.empty(len(ids), np.complex128)
    keys.real, keys.imag = (half >> np.uint64(11) for half in halves)
    return keys


def _mixed(words: NDArray[np.uint64], lengths: NDArray[Any], seed: int, prime: int) -> NDArray[np.uint64]:
    mixed = lengths.astype(np.uint64) + np.uint64(seed)
    for number, column in enumerate(words.T):
        more = (mixed ^ column) * np.uint64(prime)
        more ^= more >> np.uint64(32)
        more *= np.uint64(seed)
        more ^= more >> np.uint64(29)
        # How long the others beside it are must not make a difference to an id.
        mixed = np.where(lengths > 8 * number, more, mixed)
    return mixed


def _words(ids: pa.Array) -> tuple[NDArray[np.uint64], NDArray[Any]]:
    """Lay the bytes of each id out in a row of words, with zeros behind its end."""
    if not len(ids):
        return np.zeros((0, 1), np.uint64), np.zeros(0, np.int64)
    offsets = np.frombuffer(ids.buffers()[1], np.int32, len(ids) + 1, ids.offset * 4).astype(np.int64)
    lengths = np.diff(offsets)
    width = -(-int(lengths.max()) // 8) * 8
    letters = np.frombuffer(ids.buffers()[2], np.uint8)
    octets = np.zeros((len(ids), width), np.uint8)
    rows = np.repeat(np.arange(len(ids)), lengths)
    octets[rows, np.arange(len(rows)) - np.repeat(offsets[:-1] - offsets[0], lengths)] = letters[
        offsets[0] : offsets[-1]
    ]
    return octets.view(np.uint64), lengths
