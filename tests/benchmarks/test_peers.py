"""The peers of the benchmarks say what the reference says, and CLIPS is not made slower than it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cases.open import read_case
from knowledge.leg_cramps import leg_cramps
from tests.reference import fired

pytest.importorskip("clips", reason="clipspy comes with the extra `bench`")
EXAMPLES = [
    read_case(str(path), leg_cramps())
    for path in sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
]


def test_every_peer_fires_what_the_reference_fires() -> None:
    from benchmarks.clips_peer import ClipsPeer
    from benchmarks.peers import ExpertaPeer, columns_timed

    right = [[rule.id for rule in fired(leg_cramps(), case.answers)] for case in EXAMPLES]
    for peer in (ClipsPeer(leg_cramps()), ExpertaPeer(leg_cramps(), stock=False)):
        found = []
        for case in EXAMPLES:
            peer.run(case)
            found.append(peer.fired())
        assert right == found
    assert right == columns_timed(leg_cramps(), EXAMPLES).lists


def test_clips_keeps_nothing_of_the_cases_before() -> None:
    from benchmarks.clips_peer import ClipsPeer

    peer, held = ClipsPeer(leg_cramps()), []
    for case in [*EXAMPLES, *EXAMPLES, *EXAMPLES]:
        peer.run(case)
        peer.fired()
        held.append(peer.memory())
    once, twice = held[: 2 * len(EXAMPLES)], held[2 * len(EXAMPLES) :]
    assert max(once) >= max(twice)
