"""Every finding is worded for those it is asked of, and every cut-off cites a place."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import findings as f
from knowledge.criteria import Choice, Chosen, Cutoff, DrugClass, Finding, Quantity, YesNo
from knowledge.findings import GROUPS

KNOWLEDGE = Path(f.__file__).parents[1]

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


def test_a_question_is_one_sentence_ending_with_a_question_mark() -> None:
    def is_one(question: str) -> bool:
        return question.endswith("?") and question.count("?") == 1 and question[0].isupper()

    assert [f.id for f in FINDINGS if not all(map(is_one, _questions(f)))] == []


def test_a_question_says_more_than_the_label() -> None:
    assert [
        finding.id
        for finding in FINDINGS
        for question in _questions(finding)
        if question.rstrip("?").lower() in {finding.label.lower(), finding.plain.lower()}
    ] == []


def test_a_noun_phrase_reads_on_inside_a_sentence() -> None:
    sentence = re.compile(r"[A-Z][a-z]+ing\b|(Is|Are|Does|Do|Has|Have)\b")
    assert [
        (finding.id, phrase)
        for finding in FINDINGS
        for phrase in filter(None, (finding.label, finding.plain))
        if phrase != phrase.strip() or phrase[-1] in "?.!;:," or sentence.match(phrase)
    ] == []


def test_a_finding_asked_of_patients_has_plain_wording() -> None:
    assert [f.id for f in OF_PATIENTS if not f.plain or f.patient == f.clinician] == []


def test_a_patient_question_is_short_enough_to_take_in_at_once() -> None:
    assert [f.id for f in OF_PATIENTS if len(f.patient) > LONGEST_QUESTION] == []


def test_patients_meet_no_jargon() -> None:
    assert [(f.id, text) for f in OF_PATIENTS for text in _wordings(f) if JARGON.search(text)] == []


def test_a_patient_question_says_how_far_back_to_think() -> None:
    assert [f.id for f in ASKED_ONE_BY_ONE if VAGUE_TIME.search(f.patient)] == []


def test_yes_means_present_because_no_question_is_negative() -> None:
    asked = [finding for finding in ASKED_ONE_BY_ONE if isinstance(finding, YesNo)]
    assert [f.id for f in asked if NEGATION.search(f.patient)] == []


def test_options_differ_in_words_too() -> None:
    assert [
        finding.id
        for finding in FINDINGS
        if isinstance(finding, Choice)
        for options in (finding.options, finding.plain_options)
        if len(options) != len({option.strip().lower() for option in options})
        or any(option != option.strip() or not option for option in options)
    ] == []


def test_options_are_worded_for_patients() -> None:
    choices = [finding for finding in OF_PATIENTS if isinstance(finding, Choice)]
    assert [f.id for f in choices if len(f.options) != len(f.plain_options)] == []


def test_help_is_whole_sentences() -> None:
    helped = [finding for finding in FINDINGS if finding.help]
    assert [f.id for f in helped if f.help[0].islower() or f.help[-1] not in ".?"] == []


def test_a_cutoff_cites_a_place_in_a_source() -> None:
    assert [(f.id, cutoff.name) for f, cutoff in CUTOFFS if _is_placeholder(cutoff)] == []


def test_cutoffs_of_a_quantity_have_different_names() -> None:
    quantities = [finding for finding in FINDINGS if isinstance(finding, Quantity)]
    assert [f.id for f in quantities if len(f.cutoffs) != len({c.name for c in f.cutoffs})] == []


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


def _options_listed(path: Path) -> Iterator[tuple[str, frozenset[str], int]]:
    """Yield each list of options that a module writes out: finding, options, line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="is_", value=ast.Name(id=finding) | ast.Attribute(attr=finding))
            ):
                options = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                yield finding, frozenset(map(str, options)), node.lineno


def test_what_came_on_within_hours_or_days_is_named_beside_its_finding_and_spelled_out_nowhere_else() -> None:
    named = {
        (criterion.finding.id, criterion.options)
        for criterion in vars(f).values()
        if isinstance(criterion, Chosen)
    }
    assert {finding for finding, _ in named} == {"onset", "duration", "weakness_pace"}
    spelled_out = [
        f"{path.relative_to(KNOWLEDGE)}:{line}"
        for path in KNOWLEDGE.rglob("*.py")
        if path.parent.name != "findings"
        for finding, options, line in _options_listed(path)
        if (finding, options) in named or (finding == "onset" and len(options) > 1)
    ]
    assert spelled_out == []
