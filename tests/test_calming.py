"""Nobody who has to be seen today is calmed.

What calms is declared: a `harmless` disorder, and with it each reason that speaks for nothing else; and what
is said of benign cramps, which nobody urgent has (proved: `benign_is_safe`). No other sentence does. What
only comforts is not due to them either (proved: `no_comfort_in_haste`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import get_args

import pytest
from hypothesis import settings

from engine.assessment.consultation import Consulted, consult
from engine.report.note import note_page
from engine.report.page import Page
from engine.report.page_of import ROOMS, Report
from engine.report.phrases import Phrases, calms, in_question
from knowledge.criteria import Audience, Urgency
from knowledge.leg_cramps import leg_cramps
from tests.consulted import BEDSIDE, CODED, EXAMPLES, patients
from tests.vignette_files import every_vignette

EACH = 20 if settings.default.max_examples > 100 else 100
CALM = re.compile(
    r"harmless(?! only)|\bno harm\b|benign|\bordinary\b|innocent|nothing to worry|no danger", re.I
)
"""Words that calm; 'harmless only if' says what has to be known first."""


def sentences() -> Iterator[tuple[str, str]]:
    """Yield every sentence that may be read by somebody who is urgent, with where it stands."""
    known = leg_cramps()
    yield from ((rule.id, rule.because) for rule in known.rules if not calms(rule))
    yield from ((step.id, text) for step in known.steps for text in (step.text, step.plain))
    yield from ((warning.id, text) for warning in known.warnings for text in (warning.text, warning.plain))
    for disorder in known.disorders:
        yield from ((disorder.id, text) for text in (disorder.name, disorder.plain))
    for net in known.safety_nets:
        yield from ((net.id, text) for text in (net.now, net.later, net.plain_now, net.plain_later))
    for finding in known.finding.values():
        yield from ((finding.id, text) for text in (finding.clinician, finding.patient, finding.help))
    yield from ((conflict.id, conflict.ask) for conflict in known.conflicts)


def test_what_may_be_benign_is_harmless_and_no_danger_is() -> None:
    known = leg_cramps()
    harmless = {disorder.id for disorder in known.disorders if disorder.harmless}
    assert {one.id for one in known.benign} < harmless
    assert harmless.isdisjoint(known.danger)


def test_no_sentence_calms_that_is_not_declared_to() -> None:
    assert [(name, text) for name, text in sentences() if CALM.search(text)] == []
    declared = [one.plain for one in leg_cramps().benign]
    assert any(CALM.search(text) for text in declared), "else the words are not those that calm"


@cache
def urgent() -> tuple[Consulted, ...]:
    """Return who is urgent among examples, published patients and some vignettes."""
    told = [one for folder in (EXAMPLES, BEDSIDE, CODED) for one in patients(folder)]
    every = (*told, *consult(leg_cramps(), every_vignette()[::EACH]))
    return tuple(one for one in every if one.assessment.urgency >= Urgency.URGENT)


def texts(page: Page) -> Iterator[str]:
    yield page.lead
    left = [node for section in page.sections for node in section.nodes]
    while left:
        node = left.pop()
        yield node.text
        left += (*node.children, *node.more)


def calming(one: Consulted) -> list[str]:
    """Return the calming reasons that a report in full or a note tells, and harmless causes in question."""
    spoken = [Phrases(one, audience) for audience in get_args(Audience)]
    pages = (*(Report(phrases, ROOMS[0]).page().whole() for phrases in spoken), note_page(one))
    told = "\n".join(chain.from_iterable(map(texts, pages)))
    found = [rule.because for rule in one.assessment.fired if calms(rule) and rule.because in told]
    return [*found, *(disorder.id for disorder in in_question(one.assessment) if disorder.harmless)]


def test_nobody_urgent_reads_what_calms() -> None:
    would = [one for one in urgent() if any(map(calms, one.assessment.fired))]
    assert len(would) > 30
    assert {one.case.id: found for one in would if (found := calming(one))} == {}


def test_who_calms_everybody_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    one = next(one for one in urgent() if one.case.id == "neck-surgery-and-tingling")
    assert any(map(calms, one.assessment.fired))
    monkeypatch.setattr(Phrases, "calming", lambda self, rule: False)
    assert calming(one)
