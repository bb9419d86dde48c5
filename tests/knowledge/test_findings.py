"""Every finding is worded for those it is asked of, and every cut-off cites a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from knowledge.criteria import Choice, Cutoff, DrugClass, Finding, Quantity, YesNo
from knowledge.findings import GROUPS

FINDINGS = tuple(finding for group in GROUPS.values() for finding in group)
OF_PATIENTS = tuple(finding for finding in FINDINGS if "patient" in finding.asked_of)
ASKED_ONE_BY_ONE = tuple(finding for finding in OF_PATIENTS if not isinstance(finding, DrugClass))
CUTOFFS = tuple(
    (finding, cutoff) for finding in FINDINGS if isinstance(finding, Quantity) for cutoff in finding.cutoffs
)
LONGEST_QUESTION = 160

# Matched inside words too, so that "ischaem" finds "ischaemic". American spellings are the same words.
JARGON = re.compile(
    "claudication|par(a)?esthesi|isch(a)?em|dyspn|o?edema|syncop|tachycard|erythema|pruritus|necro|"
    "thrombos|embol|infarct|sten(osis|otic)|neuropath|radicul|myopath|fasciculat|distal|proximal|bilateral|"
    "unilateral|palpat|h(a)?emato|nocturnal|recumben|exertion|onset|aetiolog|idiopathic|dorsal|plantar|"
    r"hyp(er|o)(natr|kal|calc|magnes|thyr|tens|glyc)|polyuri|oliguri|paresis|paretic|\bacute\b|\bchronic\b",
    re.IGNORECASE,
)
VAGUE_TIME = re.compile(r"\b(recent|recently|lately|nowadays)\b", re.IGNORECASE)
NEGATION = re.compile(r"\b(not|never|no longer|nor|neither)\b|n't\b", re.IGNORECASE)


def _named(finding: Finding) -> str:
    return finding.id


def _questions(finding: Finding) -> tuple[str, ...]:
    return tuple(text for text in (finding.clinician, finding.patient) if text)


def _wordings(finding: Finding) -> Iterator[str]:
    yield from (finding.plain, finding.patient, finding.help)
    if isinstance(finding, Choice):
        yield from finding.plain_options


def _is_placeholder(cutoff: Cutoff) -> bool:
    place = cutoff.reference.place
    return "cited" in place.lower() or len(place) < len("table 1") or place == cutoff.reference.source.title


def test_ids_are_unique_over_all_groups() -> None:
    assert [name for name, count in Counter(f.id for f in FINDINGS).items() if count > 1] == []


def test_no_two_findings_share_a_question() -> None:
    for audience in ("clinician", "patient"):
        questions = Counter(getattr(f, audience).lower() for f in FINDINGS if audience in f.asked_of)
        assert [question for question, count in questions.items() if count > 1] == []


def test_no_two_findings_share_a_noun_phrase() -> None:
    for wording in ("label", "plain"):
        phrases = Counter(getattr(f, wording).lower() for f in FINDINGS if getattr(f, wording))
        assert [phrase for phrase, count in phrases.items() if count > 1] == []


@pytest.mark.parametrize("finding", FINDINGS, ids=_named)
def test_a_question_is_one_sentence_ending_with_a_question_mark(finding: Finding) -> None:
    for question in _questions(finding):
        assert question.endswith("?")
        assert question.count("?") == 1
        assert question[0].isupper()


@pytest.mark.parametrize("finding", FINDINGS, ids=_named)
def test_a_question_says_more_than_the_label(finding: Finding) -> None:
    for question in _questions(finding):
        assert question.rstrip("?").lower() not in {finding.label.lower(), finding.plain.lower()}


@pytest.mark.parametrize("finding", FINDINGS, ids=_named)
def test_a_noun_phrase_reads_on_inside_a_sentence(finding: Finding) -> None:
    for phrase in filter(None, (finding.label, finding.plain)):
        assert phrase == phrase.strip()
        assert phrase[-1] not in "?.!;:,"
        assert not re.match(r"[A-Z][a-z]+ing\b|(Is|Are|Does|Do|Has|Have)\b", phrase)


@pytest.mark.parametrize("finding", OF_PATIENTS, ids=_named)
def test_a_finding_asked_of_patients_has_plain_wording(finding: Finding) -> None:
    assert finding.plain
    assert finding.patient != finding.clinician


@pytest.mark.parametrize("finding", OF_PATIENTS, ids=_named)
def test_a_patient_question_is_short_enough_to_take_in_at_once(finding: Finding) -> None:
    assert len(finding.patient) <= LONGEST_QUESTION


@pytest.mark.parametrize("finding", OF_PATIENTS, ids=_named)
def test_patients_meet_no_jargon(finding: Finding) -> None:
    assert [text for text in _wordings(finding) if JARGON.search(text)] == []


@pytest.mark.parametrize("finding", ASKED_ONE_BY_ONE, ids=_named)
def test_a_patient_question_says_how_far_back_to_think(finding: Finding) -> None:
    assert None is VAGUE_TIME.search(finding.patient)


@pytest.mark.parametrize("finding", [f for f in ASKED_ONE_BY_ONE if isinstance(f, YesNo)], ids=_named)
def test_yes_means_present_because_no_question_is_negative(finding: YesNo) -> None:
    assert None is NEGATION.search(finding.patient)


@pytest.mark.parametrize("finding", [f for f in FINDINGS if isinstance(f, Choice)], ids=_named)
def test_options_differ_in_words_too(finding: Choice) -> None:
    for options in (finding.options, finding.plain_options):
        assert all(option == option.strip() != "" for option in options)
        assert len(options) == len({option.lower() for option in options})


@pytest.mark.parametrize("finding", [f for f in OF_PATIENTS if isinstance(f, Choice)], ids=_named)
def test_options_are_worded_for_patients(finding: Choice) -> None:
    assert len(finding.options) == len(finding.plain_options)


@pytest.mark.parametrize("finding", FINDINGS, ids=_named)
def test_help_is_whole_sentences(finding: Finding) -> None:
    assert not finding.help or (not finding.help[0].islower() and finding.help[-1] in ".?")


@pytest.mark.parametrize(
    ("finding", "cutoff"), CUTOFFS, ids=[f"{finding.id}-{cutoff.name}" for finding, cutoff in CUTOFFS]
)
def test_a_cutoff_cites_a_place_in_a_source(finding: Quantity, cutoff: Cutoff) -> None:
    assert not _is_placeholder(cutoff), f"{finding.id} {cutoff.name}: {cutoff.reference}"


@pytest.mark.parametrize("finding", [f for f in FINDINGS if isinstance(f, Quantity)], ids=_named)
def test_cutoffs_of_a_quantity_have_different_names(finding: Quantity) -> None:
    assert len(finding.cutoffs) == len({cutoff.name for cutoff in finding.cutoffs})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Do you have ischaemic pain?", True),
        ("Do you have edema?", True),
        ("Is there hypokalaemia?", True),
        ("Do you have numb feet?", False),
        ("Do you get cramps at night?", False),
    ],
)
def test_the_list_of_jargon_finds_what_it_should(text: str, found: bool) -> None:
    assert found == bool(JARGON.search(text))
