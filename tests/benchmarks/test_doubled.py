"""Rules twice, for the benchmark of growth."""

from __future__ import annotations

from benchmarks.doubled import doubled
from knowledge.leg_cramps import leg_cramps


def test_every_rule_has_a_copy_that_reads_the_copies_of_its_concepts() -> None:
    once = leg_cramps()
    twice = doubled(once)
    copies = twice.rules[len(once.rules) :]
    assert len(copies) == len(once.rules) > 1000
    assert len({rule.id for rule in twice.rules}) == len(twice.rules)
    originals = {concept.id for concept in once.concepts}
    for rule, copy in zip(once.rules, copies, strict=True):
        assert set(twice.findings_read(copy.when)) == set(once.findings_read(rule.when))
        concluded = {effect.id for effect in copy.then if effect.verb == "concludes"}
        assert concluded.isdisjoint(originals)
