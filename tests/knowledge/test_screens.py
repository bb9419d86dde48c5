"""The screens of an interview: everything is asked somewhere, once, and fits."""

from __future__ import annotations

import pytest

from engine.interview.asked_screens import AskedScreen, asked_of_screen, screens_of
from engine.interview.replies import offered, result_name
from engine.interview.views import screen_view
from knowledge.criteria import Choice, DrugClass, KnowledgeError, Line, Screen, YesNo
from knowledge.findings.history import age, diabetes
from knowledge.findings.timing import leg_cramp, leg_pain
from knowledge.leg_cramps import leg_cramps

KNOWLEDGE = leg_cramps()
ROWS = 24


def test_every_finding_is_asked_on_one_screen() -> None:
    asked = [finding.id for screen in screens_of(KNOWLEDGE).values() for finding in screen.findings]
    expected = [f.id for f in KNOWLEDGE.finding.values() if not isinstance(f, DrugClass)]
    assert sorted(expected) == sorted(asked)


def test_all_yes_no_questions_for_patients_stand_on_checklists() -> None:
    on_lines = {f.id for screen in KNOWLEDGE.screens for line in screen.lines for f in line.findings}
    for finding in KNOWLEDGE.finding.values():
        if isinstance(finding, YesNo) and finding.patient and not isinstance(finding, DrugClass):
            assert finding.id in on_lines


def test_red_flags_stand_on_the_first_screens() -> None:
    first = {finding.id for screen in KNOWLEDGE.screens if screen.first for finding in screen.findings}
    for name in (
        "sudden_cold_leg",
        "one_sided_swelling",
        "tense_calf",
        "saddle_numbness",
        "gangrene",
        "dark_urine",
    ):
        assert name in first


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_every_checklist_fits_on_a_small_terminal(audience: str) -> None:
    everything = dict.fromkeys(KNOWLEDGE.finding, 1.0)
    for screen in KNOWLEDGE.screens:
        shares = {n: 1.0 for n in everything if audience in KNOWLEDGE.finding[n].asked_of}
        asked = asked_of_screen(KNOWLEDGE, screen, audience, shares, ())  # type: ignore[arg-type]
        if asked is None or not asked.lines:
            continue
        view = screen_view(asked, audience, {})  # type: ignore[arg-type]
        rows = sum(1 + len(row.text) // 74 for row in view.rows)
        assert rows + 6 <= ROWS, screen.id


def test_a_line_holds_what_can_be_marked_on_it() -> None:
    Line(findings=(leg_cramp, leg_pain), words=("cramps", "pain"))
    Line(findings=(diabetes,), none="none")
    for wrong in (
        {"findings": (age,)},
        {"findings": (leg_cramp, diabetes)},
        {"findings": (leg_cramp, leg_pain), "words": ("one",)},
        {"findings": (diabetes,), "none": "nothing"},
        {"findings": (leg_cramp,) * 6},
        {"findings": (diabetes,), "unless": (leg_cramp,)},
    ):
        with pytest.raises(KnowledgeError):
            Line(**wrong)  # type: ignore[arg-type]


def test_a_screen_holds_what_its_kind_does() -> None:
    assert isinstance(diabetes, Choice)
    for wrong in (
        {"kind": "question"},
        {"kind": "question", "asks": (age, diabetes)},
        {"kind": "checklist"},
        {"kind": "offer"},
        {"kind": "medicines", "asks": (age,)},
        {"kind": "offer", "asks": (age,), "short": (("D", diabetes),)},
        {"kind": "offer", "asks": (age,), "lines": (Line(findings=(leg_cramp,)),)},
    ):
        with pytest.raises(KnowledgeError):
            Screen(id="wrong", title="Wrong", **wrong)  # type: ignore[arg-type]


def test_every_result_has_a_short_name_that_means_it_alone_and_says_so() -> None:
    (screen,) = (screen for screen in KNOWLEDGE.screens if screen.kind == "offer")
    asked = AskedScreen(screen, screen.asks, relevant=screen.asks)
    names = {finding.id: result_name(asked, finding) for finding in screen.asks}
    assert [name for name in names.values() if len(name) > 30 or "," in name] == []
    assert {name: [f.id for f in offered(asked, name)] for name in names.values()} == {
        name: [finding] for finding, name in names.items()
    }


def test_what_there_is_of_results_is_listed_as_on_a_ward_round() -> None:
    (screen,) = (screen for screen in KNOWLEDGE.screens if screen.kind == "offer")
    most, *listed = screen_view(AskedScreen(screen, screen.asks, relevant=screen.asks), "clinician", {}).text
    assert most.startswith("Matters most now: ankle-brachial index at rest (ABI), fall of ABI after exercise")
    assert [text.partition(":")[0] for text in listed] == [heading for heading, _ in screen.headings]
    assert listed[1].startswith("Laboratory: K, Na, Ca adjusted, Ca total, Ca ionised, Alb, Mg, glucose")
    assert "_" not in " ".join(listed)
