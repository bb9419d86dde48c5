"""Patients as a general practitioner meets them, each told what a careful colleague would say.

The patients stand in examples/bedside: what is known at the end of a first consultation, with what a case
can expect. Here is the rest: what has to be among the first three steps, and what would be wrong to advise.

Run as a program (`python tests/test_bedside.py`), it writes their reports into docs/bedside.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import crampdx
from engine.assessment.consultation import Consulted
from engine.cases.case import Case
from engine.cases.expectations import URGENCIES, unmet
from engine.cases.open import read_cases
from engine.report.page_of import page_of
from knowledge.leg_cramps import leg_cramps
from tests.consulted import BEDSIDE as FOLDER
from tests.consulted import patients

ROOT = Path(__file__).parent.parent
BEDSIDE = sorted((ROOT / "examples" / "bedside").glob("*.yaml"))
SHOWN = ROOT / "docs" / "bedside.md"
WRITTEN = "<!-- Written by `python tests/test_bedside.py`. -->\n"
FIRST = 3

ABI, CLOT_SCAN, ARTERIES = "test_ankle_brachial_index", "test_leg_ultrasound", "test_arterial_imaging"
IMAGES = ("test_toe_pressure", ARTERIES, CLOT_SCAN, "test_compartment_pressure")
VASCULAR = (ABI, *IMAGES, "test_compartment_pressure_exercise", "test_popliteal_entrapment")
FEET, NERVES = "exam_vascular", "exam_motor or exam_neurologic"
STRETCHING = "advice_stretching"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due to a patient: steps among the first three ('a or b'), dangers told, no wrong step."""

    first: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    at_least: str = "self_care"
    at_most: str = "emergency"


DUE: Mapping[str, Due] = {
    # Ordinary ones, and what would make them dangerous.
    "runner-after-a-match": Due(first=("advice_rest", "advice_fluids"), wrong=(*VASCULAR, "lab_ck")),
    "runner-with-dark-urine": Due(first=("refer_emergency",), wrong=(*VASCULAR, STRETCHING)),
    # A score for clots and a D-dimer say nothing in pregnancy.
    "pregnant-30-weeks": Due(first=("exam_pregnancy",), wrong=(*VASCULAR, "exam_clot", "lab_d_dimer")),
    "pregnant-one-leg-swollen": Due(
        first=("refer_emergency or test_leg_ultrasound",),
        wrong=("exam_clot", "lab_d_dimer", ABI, ARTERIES, "test_toe_pressure", "test_compartment_pressure"),
        at_least="urgent",
    ),
    "healthy-at-68": Due(first=(FEET, NERVES), wrong=IMAGES),
    "healthy-at-68-but-a-wound": Due(
        first=("refer_vascular_urgent",), wrong=(CLOT_SCAN, "test_compartment_pressure")
    ),
    "atorvastatin-by-day": Due(first=(NERVES, "lab_ck"), wrong=(*IMAGES, "review_stop_medicine")),
    "atorvastatin-and-weak": Due(first=(NERVES, "lab_ck"), wrong=IMAGES),
    "thiazide-and-weak": Due(
        first=("lab_electrolytes or refer_urgent", "review_stop_medicine"), wrong=(*IMAGES, STRETCHING)
    ),
    "thiazide-not-weak": Due(wrong=IMAGES, at_most="soon"),
    "restless-legs-and-iron": Due(first=("lab_ferritin",), wrong=(*VASCULAR, STRETCHING)),
    "restless-legs-ferritin-14": Due(wrong=(*VASCULAR, STRETCHING, "lab_ferritin")),
    "diabetes-and-numb-feet": Due(
        first=(FEET, "exam_neurologic"),
        wrong=(ARTERIES, CLOT_SCAN, "test_compartment_pressure", "test_nerve_studies"),
    ),
    "diabetes-and-a-toe-that-will-not-heal": Due(first=("refer_foot_team",), wrong=("test_nerve_studies",)),
    "stenosis-at-72": Due(first=("exam_saddle or exam_neurologic", "exam_vascular"), wrong=IMAGES),
    "stenosis-and-saddle-numb": Due(first=("refer_emergency",), wrong=IMAGES),
    "claudication-at-64": Due(
        first=(FEET, ABI, "review_vascular_risk"), wrong=(*IMAGES, STRETCHING, "lab_electrolytes")
    ),
    "claudication-and-a-wound": Due(
        first=("refer_vascular_urgent",), wrong=(CLOT_SCAN, "test_compartment_pressure", STRETCHING)
    ),
    "night-cramps-on-quinine": Due(
        first=("lab_cbc", "review_stop_quinine or review_stop_medicine"), wrong=VASCULAR
    ),
    "night-cramps-quinine-and-bruises": Due(first=("refer_emergency",), wrong=VASCULAR),
    # Dangerous ones, and what takes the danger away.
    "one-calf-always-sore": Due(
        first=("exam_clot",),
        wrong=(ABI, ARTERIES, "test_toe_pressure", "test_compartment_pressure", STRETCHING),
    ),
    "one-calf-now-and-then": Due(wrong=VASCULAR, at_most="soon"),
    "cold-numb-leg": Due(first=("refer_emergency",), wrong=(ABI, "test_toe_pressure", STRETCHING)),
    "leg-neither-cold-nor-numb": Due(wrong=IMAGES, at_most="soon"),
    "painless-toe-ulcer": Due(
        first=("refer_foot_team",), wrong=(CLOT_SCAN, "test_compartment_pressure", "test_nerve_studies")
    ),
    "diabetes-and-no-ulcer": Due(
        wrong=(ARTERIES, CLOT_SCAN, "test_compartment_pressure", "test_nerve_studies"), at_most="soon"
    ),
    "cast-and-undue-pain": Due(first=("refer_emergency", "refer_split_cast"), wrong=(ABI, STRETCHING)),
    "cast-and-a-night-cramp": Due(wrong=("test_compartment_pressure", ARTERIES), at_most="soon"),
    "sciatica-on-both-sides": Due(first=("refer_emergency",), wrong=(*IMAGES, STRETCHING)),
    "sciatica-on-one-side": Due(wrong=(*IMAGES, "test_lumbar_mri"), at_most="soon"),
    "cramps-everywhere-and-twitching": Due(first=(NERVES,), wrong=VASCULAR),
    "cramps-of-the-calves-only": Due(wrong=VASCULAR),
    "cramps-after-neck-surgery": Due(
        first=("lab_calcium_today or lab_electrolytes", "test_ecg"), wrong=VASCULAR
    ),
    "neck-surgery-and-tingling": Due(first=("refer_emergency",), wrong=VASCULAR),
    "cramps-without-neck-surgery": Due(wrong=VASCULAR),
    "statin-and-clarithromycin": Due(
        first=("review_stop_medicine", "lab_ck or refer_urgent"),
        wrong=(*IMAGES, STRETCHING),
        told=("drug_interaction_toxicity",),
    ),
    "statin-clarithromycin-dark-urine": Due(first=("refer_emergency",), wrong=(*IMAGES, STRETCHING)),
    "simvastatin-alone-not-weak": Due(wrong=(*IMAGES, "review_stop_medicine"), at_most="soon"),
    "child-tired-and-bruised": Due(
        first=("lab_cbc or lab_blood_film",), wrong=(*VASCULAR, STRETCHING), told=("leukemia_or_bone_tumor",)
    ),
    "child-neither-tired-nor-bruised": Due(wrong=VASCULAR, at_most="soon"),
    "weak-over-days": Due(
        first=("refer_emergency",), wrong=(*VASCULAR, STRETCHING), told=("guillain_barre_syndrome",)
    ),
    "weak-for-months": Due(wrong=VASCULAR, at_most="soon"),
    "both-legs-gone-with-back-pain": Due(
        first=("refer_emergency",), wrong=(ABI, "test_toe_pressure", STRETCHING), told=("aortic_emergency",)
    ),
    "back-pain-and-strong-legs": Due(wrong=IMAGES, at_most="soon"),
    "thiazide-ssri-and-ppi": Due(first=("lab_electrolytes",), wrong=IMAGES),
    "thiazide-ssri-ppi-and-confused": Due(first=("refer_emergency or refer_urgent",), at_least="urgent"),
    "none-of-the-three-at-81": Due(wrong=IMAGES),
    "fever-and-back-pain": Due(
        first=("lab_inflammation or refer_urgent",),
        wrong=(*VASCULAR, STRETCHING),
        told=("spinal_infection",),
        at_least="urgent",
    ),
    "back-pain-without-fever": Due(wrong=IMAGES, at_most="soon"),
}
CASES = {case.id: case for path in BEDSIDE for case in read_cases(str(path), leg_cramps())}
each = pytest.mark.parametrize("name", sorted(CASES))


@cache
def everybody() -> dict[str, crampdx.Assessment]:
    told = everybody_consulted().values()
    return {one.case.id: crampdx.Assessment(one.knowledge, one.case, one.firings) for one in told}


@cache
def everybody_consulted() -> dict[str, Consulted]:
    return {one.case.id: one for one in patients(FOLDER)}


def assessed(name: str) -> crampdx.Assessment:
    return everybody()[name]


def steps(name: str) -> list[str]:
    return [advised.step.id for advised in assessed(name).assessment.steps]


def test_the_first_patient_of_a_file_bears_its_name_and_the_others_are_near_to_it() -> None:
    for path in BEDSIDE:
        first, *others = read_cases(str(path), leg_cramps())
        assert first.id == path.stem
        assert others
        assert all(changed(first, other) for other in others)


def changed(one: Case, other: Case) -> bool:
    return one.answers != other.answers


def test_every_patient_is_due_something_by_names_that_there_are() -> None:
    assert sorted(DUE) == sorted(CASES)
    known = {step.id for step in leg_cramps().steps}
    assert [name for due in DUE.values() for name in due.wrong if name not in known] == []
    assert [
        names for due in DUE.values() for names in due.first if known.isdisjoint(names.split(" or "))
    ] == []
    assert {name for due in DUE.values() for name in due.told} <= set(leg_cramps().disorder)


@each
def test_a_patient_is_told_without_contradiction_and_by_medicines_that_are_known(name: str) -> None:
    case, said = CASES[name], assessed(name).assessment
    assert not said.contradictions
    assert not case.unrecognised_medicines


@each
def test_what_a_case_expects_is_met(name: str) -> None:
    assert unmet(assessed(name)) == []


@each
def test_urgency_is_within_its_bounds_and_dangers_are_told_by_name(name: str) -> None:
    due, said = DUE[name], assessed(name)
    low, urgency, high = map(URGENCIES.index, (due.at_least, str(said.urgency), due.at_most))
    assert low <= urgency <= high
    statuses = {one.disorder.id: one.status for one in said.assessment.must_not_miss}
    assert {danger: statuses.get(danger) for danger in due.told} == dict.fromkeys(due.told, "supported")


@each
def test_what_comes_first_is_among_the_first_steps(name: str) -> None:
    first = steps(name)[:FIRST]
    assert [names for names in DUE[name].first if set(first).isdisjoint(names.split(" or "))] == [], first


@each
def test_nothing_is_advised_that_would_be_wrong(name: str) -> None:
    assert [step for step in steps(name) if step in DUE[name].wrong] == []


@each
def test_in_an_emergency_the_first_step_is_the_referral(name: str) -> None:
    if assessed(name).urgency == "emergency":
        assert steps(name)[0] == "refer_emergency"


# What the table of the clinicians puts on the first line, in words that stand in the first line or in the
# reason below it. Where it is not so, docs/decisions/0021 says why.
FIRST_LINE: Mapping[str, tuple[str, ...]] = {
    "runner-after-a-match": ("SELF-CARE",),
    "pregnant-30-weeks": ("ROUTINE",),
    "healthy-at-68": ("ROUTINE",),
    "atorvastatin-by-day": ("ROUTINE",),
    "thiazide-and-weak": ("URGENT", "today", "Withhold", "hydrochlorothiazide", "hypokalaemia"),
    "restless-legs-and-iron": ("ROUTINE",),
    "diabetes-and-numb-feet": ("SOON", "damaged nerves"),
    "stenosis-at-72": ("ROUTINE",),
    "claudication-at-64": ("ROUTINE", "narrowed arteries"),
    "night-cramps-on-quinine": ("ROUTINE",),
    "one-calf-always-sore": ("URGENT", "today", "deep vein thrombosis"),
    "cold-numb-leg": ("EMERGENCY", "now", "acute limb ischaemia"),
    "painless-toe-ulcer": ("URGENT", "foot team within one working day", "critical limb ischaemia"),
    "cast-and-undue-pain": ("EMERGENCY", "split cast", "to the skin", "surgeon", "compartment syndrome"),
    "sciatica-on-both-sides": ("EMERGENCY", "now", "cauda equina syndrome"),
    "cramps-everywhere-and-twitching": ("SOON", "motor neuron disease", "strength and reflexes"),
    "cramps-after-neck-surgery": ("SOON", "low calcium", "measured today"),
    "statin-and-clarithromycin": ("URGENT", "Withhold", "simvastatin", "blood tested today"),
    "child-tired-and-bruised": ("URGENT", "today", "leukaemia", "blood is counted"),
    "weak-over-days": ("EMERGENCY", "now", "Guillain-Barré syndrome", "stop breathing"),
    "both-legs-gone-with-back-pain": ("EMERGENCY", "now", "aortic emergency"),
    "thiazide-ssri-and-ppi": ("SOON", "sodium", "this week"),
    "fever-and-back-pain": ("URGENT", "today", "spinal infection"),
}


@pytest.mark.parametrize("name", FIRST_LINE)
def test_the_first_line_or_the_reason_below_it_says_what_the_clinicians_would(name: str) -> None:
    one = everybody_consulted()[name]
    page = page_of(one)
    told = " ".join((page.lead, page.sections[0].title, *(n.text for n in page.sections[0].nodes)))
    assert [words for words in FIRST_LINE[name] if words not in told] == [], told


def test_the_first_patient_of_every_file_has_a_first_line_to_keep() -> None:
    assert sorted(FIRST_LINE) == [path.stem for path in BEDSIDE]


def test_what_is_feared_is_named_before_what_is_harmless() -> None:
    """Nor does anything calm: `tests/test_calming.py`."""
    page = page_of(everybody_consulted()["neck-surgery-and-tingling"])
    assert "hypocalcaemia" in page.lead
    assert "nocturnal" not in page.lead


def test_an_image_is_no_step_before_the_pulses() -> None:
    advised = steps("stenosis-at-72")
    assert "test_lumbar_mri" not in advised or advised.index("exam_vascular") < advised.index(
        "test_lumbar_mri"
    )


def reports() -> str:
    """Return the reports of the first patients of all files, without the footer, which names the digest."""
    names = sorted((path.stem for path in BEDSIDE), key=list(DUE).index)
    return "".join(f"\n### {name}\n\n```\n{without_footer(name)}\n```\n" for name in names)


def without_footer(name: str) -> str:
    return assessed(name).to_text().rstrip().rpartition("\n\n")[0]


def test_the_page_shows_the_reports_as_they_are() -> None:
    assert SHOWN.read_text("utf-8").partition(WRITTEN)[2] == reports()


if __name__ == "__main__":
    page = SHOWN.read_text("utf-8").partition(WRITTEN)
    SHOWN.write_text(f"{page[0]}{WRITTEN}{reports()}", "utf-8")
