"""Each outside reference is cited by something, and says how it was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args

import pytest

from engine.report.catalogue import LISTS
from engine.report.handbook import outside_references
from knowledge.language.source import Checked, Citation, Source
from knowledge.leg_cramps import leg_cramps
from knowledge.sources import ICD10CM

KNOWLEDGE = leg_cramps()
OUTSIDE = [source for source in KNOWLEDGE.sources if not source.document]


def citations(thing: object) -> Iterator[Citation]:
    """Yield what a record cites, its parts included; other records it names are not followed."""
    if isinstance(thing, Citation):
        yield thing
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from citations(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name in ("references", "reference", "cutoffs", "source"):
                yield from citations(getattr(thing, field.name))


def cited() -> set[tuple[str, str]]:
    """Return the source and the place of all that is cited."""
    records = (
        *KNOWLEDGE.rules,
        *KNOWLEDGE.disorders,
        *KNOWLEDGE.steps,
        *KNOWLEDGE.warnings,
        *KNOWLEDGE.dangers,
        *KNOWLEDGE.benign,
        *KNOWLEDGE.safety_nets,
        *KNOWLEDGE.finding.values(),
    )
    return {(citation.source.id, citation.place) for record in records for citation in citations(record)}


def test_every_reference_is_cited_but_the_classification_that_codes_come_from() -> None:
    unused = {source.id for source in OUTSIDE} - {source for source, _ in cited()}
    assert unused == {ICD10CM.id}


def test_places_listed_as_seen_are_cited_as_they_stand() -> None:
    text = Path("docs/places-seen.md").read_text(encoding="utf-8")
    sections = re.findall(r"^`(\w+)`\n\n((?:- .+\n)+)", text, re.MULTILINE)
    listed = {(source, line[2:]) for source, lines in sections for line in lines.splitlines()}
    assert len(listed) == len(re.findall("^- ", text, re.MULTILINE))
    assert listed - cited() == set()


def test_what_was_not_looked_up_is_said_to_be_so_by_default() -> None:
    plain = Source(id="x", title="A book", publisher="A house", date="2020", review="guideline")
    assert plain.checked == "not seen"


@pytest.mark.parametrize("how", get_args(Checked))
def test_the_list_and_the_handbook_say_how_each_was_checked(how: str) -> None:
    listed = {row["id"]: row["checked"] for row in LISTS["sources"](KNOWLEDGE)}
    those = [source for source in OUTSIDE if source.checked == how]
    assert those
    assert {listed[source.id] for source in those} == {how}
    lines = list(outside_references(KNOWLEDGE))
    for source in those:
        assert any(f"{source.publisher}, {source.date} ({how})." in line for line in lines)


def test_every_code_of_a_disorder_has_the_form_of_one() -> None:
    form = re.compile(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?")
    for disorder in KNOWLEDGE.disorders:
        codes = disorder.icd10.split(", ")
        assert len(codes) in (1, 2)
        assert all(form.fullmatch(code) for code in codes)
