"""The report in one screen: its order, what is never cut, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from engine.assessment.assessment import WarningGiven
from engine.assessment.consultation import Consulted, consult
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.casefile import case_of
from engine.cases.open import read_cases
from engine.cases.problems import escaped
from engine.reading.english import named
from engine.report.page import Node, Page, Section
from engine.report.page_of import page_of
from engine.report.phrases import Phrases, feared, in_brief, in_sentence, told_by_kin
from engine.report.text import plain_text
from engine.report.wording import WHY
from knowledge.criteria import RUNGS, Audience, Strength, Urgency
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.consulted import BEDSIDE as FOLDER
from tests.consulted import CODED, EXAMPLES, patients

ROOT = Path(__file__).parents[3]
LEGS = leg_cramps()
COLD_AND_NUMB = ("leg_cramp", "leg_pain", "sudden_cold_leg", "sudden_numb_leg", "sudden_weak_leg")
EXPLAINING, DANGERS, NET = "What may explain it", "Must not be missed", "When to get help"
CALM = ("calls for more", "elf-care", "settled", "harmless", "benign, as far", "no red flag")

NO_URGENCY = ("Outside what is covered here", "Nothing can be said yet")
"""How a report begins that has no leg trouble to judge, if nothing else is urgent."""


REPORTS = [*patients(EXAMPLES), *patients(CODED)]
BEDSIDE = patients(FOLDER)
PAGES: dict[str, Page] = {}


def reported(one: Consulted) -> Page:
    """Compose a report once for all tests."""
    return PAGES.setdefault(one.case.id, PAGES.get(one.case.id) or page_of(one))


def car(answers: Mapping[str, Answer], audience: Audience = "clinician") -> Consulted:
    (one,) = consult(CAR, [Case(id="car", audience=audience, answers=answers)])
    return one


def report(*so: str, medicines: Sequence[str] = ()) -> Page:
    """Compose the report on a clinician's patient of whom these findings are so."""
    told = dict.fromkeys(so, "yes")
    record = {"id": "one", "answers": told, "medicines": list(medicines)}
    (one,) = consult(LEGS, [case_of(record, LEGS)])
    return page_of(one)


def section(page: Page, title: str) -> Section:
    return next(each for each in page.sections if each.title == title)


def is_told(one: Consulted, given: WarningGiven) -> bool:
    """Return whether earlier warnings are about all the medicines that a warning is about."""
    phrases, warnings = Phrases(one), one.assessment.warnings
    about = {w.warning.id: set(phrases.medicines_behind(w.rules)) for w in warnings}
    earlier = [about[w.warning.id] for w in warnings[: warnings.index(given)]]
    mine = about[given.warning.id]
    return bool(mine) and mine <= set().union(*earlier)


def texts(nodes: tuple[Node, ...]) -> list[str]:
    return [
        text
        for node in nodes
        for text in (node.in_full or node.text, *texts(node.children), *texts(node.more))
    ]


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.case.id)
def test_a_report_is_one_screen(one: Consulted) -> None:
    lines = plain_text(reported(one), 80).splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 80


def test_the_report_on_an_ordinary_case_has_at_most_forty_lines() -> None:
    lengths = sorted(len(plain_text(reported(one), 80).splitlines()) for one in REPORTS)
    assert lengths[len(lengths) // 2] <= 40


def test_the_action_is_the_first_line_and_the_first_step_of_an_emergency_and_nothing_calms() -> None:
    emergencies = [one for one in REPORTS if one.assessment.urgency is Urgency.EMERGENCY]
    assert len(emergencies) > 3
    for one in emergencies:
        page = reported(one)
        action = one.assessment.steps[0].step
        worded = action.plain if one.case.audience == "patient" else action.text
        assert action.rung == RUNGS[-1]
        assert page.lead.startswith("EMERGENCY: ")
        assert worded in page.lead
        assert plain_text(page, 800).startswith(page.lead)
        assert section(page, "What to do next").nodes[0].text.startswith(worded)
        said = plain_text(page, 400).lower()
        assert [calm for calm in CALM if calm in said] == []


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.case.id)
def test_what_may_not_be_cut_is_on_the_screen(one: Consulted) -> None:
    said, plainly = one.assessment, one.case.audience == "patient"
    page = reported(one)
    shown = plain_text(page, 2000).lower()
    kept = [
        given.warning.plain if plainly else given.warning.text
        for given in said.warnings
        if (said.urgency is not Urgency.EMERGENCY or given.warning.id == "quinine")
        and not is_told(one, given)
    ]
    kept += [clash.conflict.ask for clash in said.contradictions]
    supported = (item.disorder for item in said.must_not_miss if item.status == "supported")
    kept += [disorder.plain if plainly else disorder.name for disorder in supported]
    kept += [escaped(name) for name in one.case.unrecognised_medicines]
    assert [text for text in kept if text.lower() not in shown] == []
    if said.urgency > Urgency.ROUTINE:
        assert any(rule.because.lower() in shown for rule in said.urgent_by)
    first = page.lead or page.sections[0].title
    if first not in NO_URGENCY:
        assert first.startswith(said.urgency.name.replace("_", "-"))
    else:
        assert said.urgency <= Urgency.ROUTINE


def test_the_urgency_is_said_once_and_the_first_line_stands_above_the_reasons() -> None:
    for one in REPORTS:
        page, urgency = reported(one), one.assessment.urgency
        if not page.lead and page.sections[0].title in NO_URGENCY:
            continue
        assert plain_text(page, 800).count(f"{urgency.name.replace('_', '-')}:") == 1
        if page.lead:
            assert page.sections[0].title == WHY[urgency]


def test_the_first_line_names_what_is_feared_or_a_kind_of_it_and_an_emergency_explains_that_first() -> None:
    looked_at = 0
    for one in REPORTS:
        said = one.assessment
        fearing = feared(said)
        suspected = [d for d in fearing if d not in told_by_kin(said, [*fearing, *said.leading])][:3]
        if suspected:
            voiced = [d.plain if one.case.audience == "patient" else d.name for d in suspected]
            page = reported(one)
            shown = [node.text.partition(", as above")[0] for node in section(page, EXPLAINING).nodes]
            if said.urgency is Urgency.EMERGENCY:
                assert sorted(shown[: len(voiced)]) == sorted(voiced)
            assert [name for name in voiced if name.lower() not in page.lead.lower()] == []
            looked_at += 1
    assert looked_at > 5


def test_in_an_emergency_a_likely_alarm_is_named_before_what_is_only_suspected() -> None:
    page = report(
        "leg_pain", "leg_redness", "leg_warmth", "one_sided_swelling", "fever", "skin_break", "chills"
    )
    likely, suspected = page.lead.index("Likely: infection of skin"), page.lead.index("Suspected: deep vein")
    assert likely < suspected
    assert section(page, EXPLAINING).nodes[0].text.startswith("Infection of skin or muscle")


def test_in_an_emergency_what_is_likely_and_can_wait_is_named_after_what_is_suspected() -> None:
    page = report(
        "leg_cramp", "breathless_or_chest_pain", "medicine_started_before", medicines=["atorvastatin"]
    )
    assert page.lead.index("Suspected: ") < (page.lead + "Likely: ").index("Likely: ")


def test_outside_an_emergency_what_is_likely_is_named_first_and_beside_what_is_feared() -> None:
    (one,) = consult(
        LEGS,
        [
            Case(
                id="weak",
                answers={"leg_pain": True, "leg_weakness": True, "weakness_progressive": True}
                | {"weakness_proximal": True, "rash_of_eyelids_or_knuckles": True},
            )
        ],
    )
    page = page_of(one)
    assert one.assessment.urgency is Urgency.URGENT
    likely, suspected = page.lead.index("Likely: inflammatory myopathy"), page.lead.index("Suspected: ")
    assert likely < suspected
    assert section(page, EXPLAINING).nodes[0].text == "Inflammatory myopathy"


def test_of_a_disorder_and_a_kind_of_it_one_is_told_and_the_other_is_there_for_those_who_look() -> None:
    (one,) = consult(LEGS, [Case(id="low", answers={"leg_cramp": True, "potassium": 3.1})])
    explaining = section(page_of(one), EXPLAINING)
    shown = [node.text for node in explaining.nodes]
    assert "Hypokalaemia" in shown
    assert "Electrolyte imbalance" not in shown
    assert any(node.text.startswith("Electrolyte imbalance") for node in explaining.more)


def test_without_a_complaint_nothing_is_to_be_done_but_what_is_urgent() -> None:
    (one,) = consult(LEGS, [Case(id="none", answers={"leg_cramp": False, "leg_pain": False, "age": 70.0})])
    assert not any(each.nodes for each in page_of(one).sections if each.title == "What to do next")


def test_a_warning_names_the_medicines_that_it_is_about(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("id: one\nanswers: {leg_cramp: yes}\nmedicines: [Lipitor, paracetamol]\n")
    (one,) = consult(LEGS, read_cases(str(path), LEGS))
    (warning,) = section(page_of(one), "Warnings").nodes
    assert warning.text.endswith("In question: Lipitor.")


def test_what_only_weak_rules_speak_for_comes_last() -> None:
    """Where it is urgent, what is harmless comes after even that: see the next test."""
    for one in REPORTS:
        weak = {
            item.disorder.name
            for item in one.assessment.differential
            if item.disorder not in feared(one.assessment)
            and all(strength is Strength.WEAK for _, strength in item.supported_by)
        }
        harmless = {d.name for d in LEGS.disorders if d.harmless and is_today(one)}
        if one.case.audience == "clinician" and one.assessment.urgency > Urgency.SELF_CARE:
            shown = [
                name in weak
                for each in reported(one).sections
                for node in each.nodes
                if each.title == EXPLAINING and (name := node.text.partition(", as above")[0]) not in harmless
            ]
            assert shown == sorted(shown)


def is_today(one: Consulted) -> bool:
    return one.assessment.urgency >= Urgency.URGENT


def test_where_it_is_urgent_what_is_harmless_comes_last_and_is_no_question() -> None:
    seen = 0
    harmless = {d.name for d in LEGS.disorders if d.harmless}
    for one in filter(is_today, [*REPORTS, *BEDSIDE]):
        page = reported(one)
        assert not any(in_sentence(name) in page.lead for name in harmless)
        explained = [n.text for each in page.sections for n in each.nodes if each.title == EXPLAINING]
        calm = [text.partition(", as above")[0] in harmless for text in explained]
        assert calm == sorted(calm)
        seen += any(calm)
    assert seen > 5


def test_a_patient_who_need_not_be_sent_in_is_told_what_to_get_help_for_and_that_nobody_looked() -> None:
    patients = [one for one in REPORTS if one.case.audience == "patient"]
    assert len(patients) > 3
    for one in patients:
        titles = {each.title: each for each in reported(one).sections}
        calm = one.assessment.urgency is not Urgency.EMERGENCY
        assert (NET in titles) is calm
        if calm:
            (told,) = titles[NET].nodes
            now = next(net.plain_now for net in LEGS.safety_nets if told.text.startswith(net.plain_now))
            assert now.startswith("Call an ambulance")
            assert (told.text == now) is (one.assessment.urgency is Urgency.URGENT)


@pytest.mark.parametrize("audience", ["patient", "clinician"])
def test_of_a_child_paleness_bruises_a_limp_and_lost_weight_are_to_be_come_back_with(audience: str) -> None:
    def net(age: int) -> list[str]:
        answers = {"age": age, "leg_pain": True, "night_in_bed": True, "side": "alternating"}
        (one,) = consult(LEGS, [case_of({"audience": audience, "answers": answers}, LEGS)])
        nets = [s for s in page_of(one).sections if s.title in (NET, "What to come back with")]
        return [node.text for each in nets for node in each.nodes]

    (child,) = net(6)
    assert [sign for sign in ("pal", "bruises", "limp", "weight") if sign not in child] == []
    assert "quinine" not in child
    assert ["quinine" in text for text in net(40)] == ([True] if audience == "patient" else [])


def test_what_nearly_everybody_could_still_be_is_not_said_on_one_screen() -> None:
    for one in REPORTS:
        if one.case.audience == "clinician" and set(one.assessment.red_flags_open) & set(one.assessment.ask):
            page = reported(one)
            assert "could still be" not in plain_text(page, 400)
            if one.assessment.in_scope and "What may explain it" in [each.title for each in page.sections]:
                assert "could still be" in plain_text(page.whole(), 4000)


def test_two_warnings_of_the_same_medicine_are_one_and_another_medicine_is_reviewed_beside_it() -> None:
    for medicines, shown in ((["quinine sulfate"], 1), (["quinine sulfate", "furosemide"], 2)):
        (one,) = consult(LEGS, [case_of({"answers": {"leg_cramp": True}, "medicines": medicines}, LEGS)])
        warnings = section(page_of(one), "Warnings")
        assert len(one.assessment.warnings) == 2
        assert len(warnings.nodes) == shown
        steps = " ".join(node.text for node in section(page_of(one), "What to do next").nodes)
        assert steps.count("quinine") == 1 + steps.count("Quinine")


def test_a_normal_examination_counts_for_what_is_left_of_it() -> None:
    (one,) = consult(
        LEGS,
        [case_of({"none_of": ["physical_examination"], "answers": {"leg_cramp": True, "age": 74}}, LEGS)],
    )
    told = plain_text(page_of(one).whole(), 400)
    assert "Beyond what was found normal, examine: " in told
    assert "Examine what is left" not in told


def test_a_warning_that_is_a_step_which_can_wait_is_silent_in_an_emergency_and_quinine_never() -> None:
    pressing = {"answers": {**dict.fromkeys(COLD_AND_NUMB, True), "side": "one leg", "onset": "sudden"}}
    taken = [{**pressing, "medicines": [name]} for name in ("furosemide", "quinine sulfate")]
    water, quinine = consult(LEGS, [case_of(one, LEGS) for one in taken])
    for one, shown in ((water, False), (quinine, True)):
        assert one.assessment.urgency is Urgency.EMERGENCY
        assert one.assessment.warnings
        kept = [each.nodes for each in page_of(one).sections if each.title == "Warnings"]
        assert [bool(nodes) for nodes in kept] == [shown]
        assert "Review the medicines" in plain_text(page_of(one).whole(), 400) or shown


def test_a_medicine_that_is_to_be_withheld_is_named() -> None:
    (one,) = (one for one in BEDSIDE if one.case.id == "thiazide-and-weak")
    page = page_of(one)
    assert page.lead.startswith("URGENT: Withhold the suspected medicine")
    assert "hydrochlorothiazide 25 mg" in page.lead


def test_the_first_line_has_the_order_of_the_steps_and_a_cast_is_split_before_the_journey() -> None:
    (one,) = (one for one in BEDSIDE if one.case.id == "cast-and-undue-pain")
    page = page_of(one)
    assert page.lead.startswith("EMERGENCY: Send to emergency care now. Before any journey split cast")
    assert page.lead.endswith("call the surgeon. Suspected: acute compartment syndrome.")
    assert one.assessment.steps[0].step.id == "refer_emergency"


def test_every_danger_that_was_not_found_is_named() -> None:
    looked_at = 0
    for one in REPORTS:
        if one.case.audience == "clinician" and one.assessment.urgency is not Urgency.EMERGENCY:
            nodes = [n for each in reported(one).sections if each.title == DANGERS for n in each.nodes]
            told = [node.text.lower() for node in nodes if node.label == "not found"]
            for item in one.assessment.must_not_miss:
                if item.status == "not_found":
                    is_told = any(item.disorder.name.lower() in text for text in told)
                    assert is_told is (item.absent != ("medicines",))
                    looked_at += is_told
    assert looked_at > 25


def test_what_the_list_of_medicines_alone_rules_out_is_told_in_full_only() -> None:
    (one,) = consult(LEGS, [case_of({"answers": {"leg_cramp": True}, "medicines": []}, LEGS)])
    page = page_of(one)
    line = "medicine toxicity by interaction. Not found is not excluded."
    assert line not in plain_text(page, 80)
    assert line in plain_text(page.whole(), 80)


def test_no_danger_is_looked_for_by_the_test_that_would_exclude_it() -> None:
    excluding = {named(finding) for finding in LEGS.finding.values() if finding.exclusion_test}
    for one in REPORTS:
        if one.case.audience == "clinician":
            for each in reported(one).sections:
                if each.title == DANGERS:
                    lines = [n.in_full for n in (*each.nodes, *each.more) if n.label == "look for"]
                    assert [
                        text for text in lines if excluding & set(text.partition(": ")[2].split("; "))
                    ] == []


def test_an_ordinary_appointment_is_explained_by_what_leads_or_not_at_all() -> None:
    (one,) = (one for one in REPORTS if one.case.id == "night-cramps")
    first = reported(one).sections[0]
    assert first.title.startswith("ROUTINE")
    assert [node.text for node in first.nodes] == [
        "Nothing reported so far calls for more. Not every red flag has been asked for."
    ]


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.case.id)
def test_the_full_report_leaves_nothing_out(one: Consulted) -> None:
    said, plainly = one.assessment, one.case.audience == "patient"
    page = reported(one)
    whole = plain_text(page.whole(), 4000)
    for advised in said.steps:
        if advised.left and not plainly:
            assert all(named(finding) in whole for finding in advised.left)
        else:
            assert (advised.step.plain if plainly else advised.step.text) in whole
    for each in page.sections:
        nodes = [node for node in (*each.nodes, *each.more) if not node.in_brief]
        assert all(text in whole for text in texts(nodes))


def test_at_most_five_steps_and_three_causes_are_shown_and_the_rest_is_counted() -> None:
    for one in REPORTS:
        for each in reported(one).sections:
            most = {"What to do next": 5, "What may explain it": 3}.get(each.title)
            assert most is None or sum(not node.in_brief for node in each.nodes) <= most
    page = reported(next(one for one in REPORTS if one.case.id == "claudication"))
    (steps,) = (each for each in page.sections if each.title == "What to do next")
    assert steps.more
    shown = plain_text(page, 80)
    assert f"WHAT TO DO NEXT  + {len(steps.more)}, --full" in shown
    (then,) = (node for node in steps.nodes if node.in_brief)
    assert then.text in " ".join(shown.split())
    assert then.text not in " ".join(plain_text(page.whole(), 80).split())


def test_every_step_can_be_named_in_one_clause() -> None:
    for step in leg_cramps().steps:
        for text in (step.text, step.plain):
            brief = in_brief(text)
            assert brief
            assert not set("();:").intersection(brief), text
            assert ". " not in brief, text


def test_in_an_emergency_nothing_is_named_that_can_be_done_later() -> None:
    pages = [reported(one) for one in REPORTS if one.assessment.urgency is Urgency.EMERGENCY]
    sections = [each for page in pages for each in page.sections if each.title == "What to do next"]
    assert any(each.more for each in sections)
    assert not any(node.in_brief for each in sections for node in each.nodes)


def test_as_long_as_no_trouble_is_told_that_is_asked_and_nothing_is_ranked() -> None:
    page = page_of(car({"smell_of_fuel": True, "lights_dim": True}))
    assert page.lead.startswith("EMERGENCY: Tow it away. Suspected: fuel leak.")
    assert "Ask first about car that will not start." in texts(page.sections[0].nodes)[-1]
    titles = [each.title for each in page.sections]
    assert "What may explain it" not in titles
    assert [node.text for node in section(page, "Warnings").nodes] == ["Do not smoke near it."]
    assert [node.label for node in section(page, "Must not be missed").nodes] == ["supported"]


def test_what_is_out_of_scope_is_said_first() -> None:
    page = page_of(car({"will_not_start": False}))
    assert page.sections[0].title == "Outside what is covered here"
    assert page.sections[0].nodes[0].text.startswith("None of the complaints that crampdx covers")
    assert "What may explain it" not in [each.title for each in page.sections]


WEAK_BATTERY: dict[str, Answer] = {"will_not_start": True, "lights_dim": True}
NO_LEAK: dict[str, Answer] = {"smell_of_fuel": False, "fuel": 50.0, "ethanol": False}


def test_not_yet_benign_says_what_it_waits_for_in_one_line() -> None:
    (line,) = (
        n for n in section(page_of(car(WEAK_BATTERY)), "What is still open").nodes if n.label == "benign"
    )
    assert line.text == "Not called benign yet: look for fuel leak first."


def test_a_patient_is_never_told_that_it_is_benign_and_how_many_causes_are_open() -> None:
    page = page_of(car(WEAK_BATTERY | NO_LEAK, "patient"))
    told = {node.label: node.text for node in section(page, "What is still open").nodes}
    assert told["not seen"].startswith("A doctor has to examine you")
    assert "Benign, as far as was looked" not in [each.title for each in page.sections]
    assert section(page, NET).nodes[0].text == "Run if it burns. Come back if it smells."


def test_benign_stands_on_its_negatives_and_what_was_not_tested_with_the_safety_net() -> None:
    one = car(WEAK_BATTERY | NO_LEAK)
    assert one.assessment.benign.verdict == "yes"
    nodes = section(page_of(one), "Benign, as far as was looked").nodes
    told = {node.label: node.text for node in nodes}
    assert "smell of fuel" in told["asked"]
    assert told["not tested"] == "dry leak test"
    assert told["safety net"] == "Come back if it smells."


def test_what_was_not_found_is_named_and_not_called_excluded() -> None:
    (line,) = (
        node
        for node in section(page_of(car(WEAK_BATTERY | NO_LEAK)), "Must not be missed").nodes
        if node.label == "not found"
    )
    assert line.text == "fuel leak. Not found is not excluded."
    assert texts(line.more) == ["going by smell of fuel and fuel in the tank"]


def test_answers_that_do_not_fit_are_shown_with_the_question_to_ask_again() -> None:
    page = page_of(car({"will_not_start": True, "noise": "none", "engine_turns": True}))
    (line,) = section(page, "Answers that do not fit together").nodes
    assert line.text == ("Does the engine turn over, and silently? (engine turning over: yes; noise: none)")


def test_medicines_that_nobody_recognised_are_a_warning_and_the_others_are_shown_as_read() -> None:
    title = "Medicines, as they were read"
    (one,) = consult(CAR, [case_of({"answers": {}, "medicines": ["gasohol", "mystery"]}, CAR)])
    page = page_of(one)
    assert section(page, "Warnings").nodes[0].text.startswith("Not recognised, and so not judged: mystery")
    assert [node.text for node in section(page.whole(), title).nodes] == [
        "gasohol (ethanol blend); mystery (not recognised)"
    ]
    assert title not in [each.title for each in page_of(car({})).sections]


def test_each_reason_is_given_once() -> None:
    for one in REPORTS:
        said = [text for each in reported(one).sections for text in _reasons(each)]
        assert len(said) == len(set(said))


def _reasons(each: Section) -> list[str]:
    return [child.text.partition(" [")[0] for node in each.nodes for child in node.children]


def test_a_supported_danger_has_its_reason_on_the_screen_or_a_kind_of_it_has() -> None:
    for one in [*REPORTS, *BEDSIDE]:
        page, said = reported(one), one.assessment
        supported = [item.disorder for item in said.must_not_miss if item.status == "supported"]
        for disorder in (d for d in supported if d not in told_by_kin(said, supported)):
            reasons = {r.because for r in said.fired if r in LEGS.signature[disorder.id]}
            told = " ".join(
                [node.text for each in page.sections[:3] for node in each.nodes] + _on_screen(page)
            )
            assert not reasons or any(because in told for because in reasons), (one.case.id, disorder.id)


def _on_screen(page: Page) -> list[str]:
    return [reason for each in page.sections for reason in _reasons(each)]


def test_a_danger_is_looked_for_with_a_question_or_with_its_reason_on_the_screen() -> None:
    for one in [*REPORTS, *BEDSIDE]:
        page = reported(one)
        nodes = [node for each in page.sections if each.title == DANGERS for node in each.nodes]
        for node in (node for node in nodes if node.label == "look for" and ": " not in node.text):
            names = {key.removeprefix("status:") for key in node.about}
            reasons = {
                r.because
                for item in one.assessment.differential
                if item.disorder.id in names
                for r, _ in item.supported_by
            }
            assert any(text.partition(" [")[0] in reasons for text in _on_screen(page)), one.case.id


def test_only_a_step_about_medicines_names_them() -> None:
    page = report(
        "leg_cramp", "vomiting_or_diarrhea", "thirst_or_dry_mouth", medicines=["furosemide"]
    ).whole()
    told = [node.text for node in section(page, "What to do next").nodes]
    assert [text for text in told if text.startswith("Replace fluid") and "In question" in text] == []


@pytest.mark.parametrize("audience", ["clinician", "patient"])
def test_what_is_not_known_of_the_saddle_comes_first_and_its_kin_is_asked_first(audience: Audience) -> None:
    answers: dict[str, Answer] = {"leg_pain": True, "radiates_from_back_or_buttock": True}
    told = {**answers, "saddle_numbness": CANNOT_TELL}
    (one,) = consult(LEGS, [Case(id="sciatica", audience=audience, answers=told)])
    assert one.assessment.ask[:2] == ("bladder_change", "bowel_change")
    first = section(page_of(one), "What is still open").nodes[0]
    assert (first.label, "between the legs" in first.text) == ("not known", True)


def test_a_child_with_sore_legs_is_asked_first_about_blood_and_bone() -> None:
    answers: dict[str, Answer] = {"age": 6.0, "leg_pain": True, "night_in_bed": True}
    (one,) = consult(LEGS, [Case(id="child", audience="patient", answers=answers)])
    asked = one.assessment.ask
    assert {"bleeding_or_bruising", "pallor", "petechiae", "cannot_bear_weight"} <= set(asked)
    assert "limp" in plain_text(page_of(one), 80)


def test_what_is_not_known_is_told_where_red_flags_rest_on_it() -> None:
    one = car({"will_not_start": True, "smell_of_fuel": CANNOT_TELL}, "patient")
    told = [node.text for node in section(page_of(one), "What is still open").nodes]
    assert "1 answer is not known, and warning signs rest on it: smell of fuel." in told


def told_so(text: str) -> str:
    record = {"id": "x", "answers": {"leg_cramp": "yes", "sodium": 128, "potassium": text}}
    (one,) = consult(LEGS, [case_of(record, LEGS)])
    return " ".join(plain_text(page_of(one).whole(), width=300).split())


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("5.1 (H)", "potassium 5.1 mmol/L (flagged high, which here is above 5.3)"),
        ("5.1 mEq/L L", "potassium 5.1 mmol/L (flagged low, which here is below 3.5)"),
        ("5.6 (N)", "potassium 5.6 mmol/L (flagged normal, which here is above 3.5 and below 5.3)"),
        ("5.3 (H)", ""),  # some laboratories count the limit in
        ("5.6 (H)", ""),
        ("5.1", ""),
        ("high", ""),
    ],
)
def test_a_flag_that_does_not_fit_its_number_is_pointed_out(text: str, odd: str) -> None:
    said = told_so(text)
    assert ("The number counts where its flag says something else" in said) is bool(odd)
    assert odd in said


def test_a_flag_is_told_as_what_it_is() -> None:
    assert "potassium high (no number), above 5.3" in told_so("raised")
    assert "potassium <2.5 mmol/L, below 2.5" in told_so("< 2.5")


@pytest.mark.parametrize("told", ["breathless", "sudden_cold_leg"])
def test_why_it_is_urgent_comes_before_what_is_not_known_of_the_trouble(told: str) -> None:
    (one,) = consult(LEGS, [case_of({"audience": "patient", "answers": {told: "yes"}}, LEGS, "one")])
    (section,) = [part for part in page_of(one).sections if part.title in WHY.values()]
    assert section.nodes[0].text in {rule.because for rule in one.assessment.urgent_by}


def test_what_is_settled_asks_for_nothing() -> None:
    (one,) = consult(LEGS, read_cases(str(EXAMPLES / "benign-night-cramps.yaml"), LEGS))
    for settled in (False, True):
        with patch.object(type(one.assessment), "settled", settled):
            labels = {node.label for node in section(page_of(one), "What is still open").nodes}
        assert labels.isdisjoint(("ask", "ask first")) is settled
