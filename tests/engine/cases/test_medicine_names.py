from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.case import CANNOT_TELL
from engine.cases.medicine_names import Recognised, class_answers, none_taken, recognise, suggest
from knowledge.criteria import Medicine

DRUGS = {
    "furosemide": Medicine(("diuretic",)),
    "lasix": Medicine(("diuretic",)),
    "water tablets": Medicine(("diuretic",), perhaps=("thiazide", "potassium_sparing")),
    "hydrochlorothiazide": Medicine(("diuretic",)),
    "hctz": Medicine(("diuretic",)),
    "lisinopril": Medicine(),
    "lisinopril/hydrochlorothiazide": Medicine(("diuretic",)),
    "co-amilozide": Medicine(("diuretic",)),
    "losartan": Medicine(),
    "potassium": Medicine(("potassium",)),
    "potassium chloride": Medicine(("potassium",)),
    "slow-k": Medicine(("potassium",)),
    "quinine": Medicine(("quinine",)),
    "tonic water": Medicine(("quinine",)),
    "quinidine": Medicine(),
    "atorvastatin": Medicine(("statin",)),
    "metoprolol": Medicine(("beta_blocker",)),
    "timolol": Medicine(("beta_blocker",)),
    "timolol eye drops": Medicine(),
    "prednisolone": Medicine(("steroid",)),
    "miconazole": Medicine(),
    "nitrates": Medicine(("nitrate",)),
    "estradiol": Medicine(("estrogen",)),
    "calcium and vitamin d": Medicine(("calcium",)),
    "salbutamol inhaler": Medicine(("beta_agonist",)),
    "5-fu": Medicine(("antimetabolite",)),
    "tylenol": Medicine(),
    "tylenol pm": Medicine(("antihistamine",)),
    "aspirin": Medicine(("nsaid", "antiplatelet")),
    "aspirin 75 mg": Medicine(("antiplatelet",)),
    "low-dose aspirin": Medicine(("antiplatelet",)),
    "eplerenone": Medicine(("potassium_sparing",)),
    "painkiller": Medicine(perhaps=("nsaid",)),
    "the pill": Medicine(("estrogen",)),
}


def classes(name: str) -> tuple[str, ...]:
    found = recognise([name], DRUGS)
    assert found.unrecognised == ()
    return found.classes


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("furosemide", ("diuretic",)),
        ("  FUROSEMIDE ", ("diuretic",)),
        ("Furosemide 40 mg tablet twice daily", ("diuretic",)),
        ("furosemide 40mg 1/2 tab od", ("diuretic",)),
        ("HCTZ 25mg", ("diuretic",)),
        ("Lasix (furosemide)", ("diuretic",)),
        ("a water tablet every morning", ("diuretic",)),
        ("water-tablets", ("diuretic",)),
        ("quínine", ("quinine",)),
        ("quinine sulfate 200 mg at night for leg cramps", ("quinine",)),
        ("QUININE-SULPHATE", ("quinine",)),
        ("Tonic water", ("quinine",)),
        ("metoprolol succinate ER 50 mg", ("beta_blocker",)),
        ("atorvastatin calcium 20mg nocte", ("statin",)),
        ("5-FU", ("antimetabolite",)),
        ("furosemide with food", ("diuretic",)),
    ],
)
def test_one_medicine_is_recognised_however_it_is_written(name: str, expected: tuple[str, ...]) -> None:
    assert expected == classes(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tylenol 500 mg", ()),
        ("Tylenol PM tablets", ("antihistamine",)),
        ("Tylenol 500 mg PM", ("antihistamine",)),
        ("furosemide and Tylenol 500 mg PM", ("diuretic", "antihistamine")),
        ("aspirin 300 mg", ("nsaid", "antiplatelet")),
        ("Aspirin 75mg daily", ("antiplatelet",)),
        ("Aspirin 75 mg daily", ("antiplatelet",)),
        ("a low-dose aspirin once daily", ("antiplatelet",)),
        ("the pill, once daily", ("estrogen",)),
    ],
)
def test_of_two_entries_the_longer_one_counts(name: str, expected: tuple[str, ...]) -> None:
    assert expected == classes(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lisinopril/hydrochlorothiazide 20/25 mg", ("diuretic",)),
        ("Lisinopril + HCTZ", ("diuretic",)),
        ("losartan and HCTZ", ("diuretic",)),
        ("losartan & potassium", ("potassium",)),
        ("Co-amilozide 2.5/25", ("diuretic",)),
        ("co amilozide", ("diuretic",)),
        ("Calcium + Vitamin D", ("calcium",)),
        ("furosemide, slow-k; quinine", ("diuretic", "potassium", "quinine")),
    ],
)
def test_a_combination_is_found_whole_or_by_its_parts(name: str, expected: tuple[str, ...]) -> None:
    assert expected == classes(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("losartan potassium 50 mg", ()),
        ("losartan, potassium", ("potassium",)),
        ("losartan potassium chloride", ("potassium",)),
        ("furosemide potassium", ("diuretic", "potassium")),
        ("potassium chloride 20 mEq", ("potassium",)),
        ("potassium citrate", ("potassium",)),
        ("miconazole nitrate", ()),
        ("nitrates", ("nitrate",)),
    ],
)
def test_a_salt_is_not_taken_for_a_medicine_nor_a_medicine_for_a_salt(
    name: str, expected: tuple[str, ...]
) -> None:
    assert expected == classes(name)


@pytest.mark.parametrize(
    "name",
    [
        "timolol 0.5% eye drops",
        "Timolol eye drops, twice daily",
        "miconazole cream",
        "miconazole 2 % cream for feet",
        "timolol gel",
        "timolol 0.25 %",
    ],
)
def test_what_acts_locally_is_recognised_where_it_has_no_class(name: str) -> None:
    assert classes(name) == ()


@pytest.mark.parametrize(
    "name",
    [
        "prednisolone eye drops",
        "prednisolone and timolol eye drops",
        "prednisolone 1 %",
        "estradiol patch",
        "estradiol patches",
        "estradiol vaginal cream",
        "atorvastatin nasal spray",
    ],
)
def test_what_acts_locally_sets_no_class_and_is_not_read_as_none(name: str) -> None:
    found = recognise([name], DRUGS)
    assert found.classes == ()
    assert found.unrecognised == (name,)


def test_the_table_may_name_a_local_form_with_a_class() -> None:
    assert classes("Salbutamol inhaler 100 mcg 2 puffs prn") == ("beta_agonist",)


@pytest.mark.parametrize(
    "name",
    [
        "hydroxyquinine",
        "stopped quinine",
        "quinine (stopped 2019)",
        "quinine, stopped last year",
        "quinine 2 years ago",
        "quinine, started 2 years ago, stopped last week",
        "no quinine",
        "never furosemide",
        "allergic to quinine",
        "potassium-sparing diuretic",
        "quinine antagonist",
        "furosemide for iron deficiency and quinine-free",
        "quinine for furosemide",
        "tablets",
        "40 mg",
        "",
        "???",
        "none",
        "a" * 10_000,
    ],
)
def test_a_name_with_a_word_left_over_is_not_recognised(name: str) -> None:
    assert (name,) == recognise([name], DRUGS).unrecognised


@pytest.mark.parametrize(
    "name", ["furosemide (begun about 2 months ago)", "Furosemide, started a few weeks ago"]
)
def test_what_began_some_time_ago_is_taken(name: str) -> None:
    assert recognise([name], DRUGS).unrecognised == ()
    assert recognise([name], DRUGS).classes == recognise(["furosemide"], DRUGS).classes


@pytest.mark.parametrize(
    "name",
    [
        "stopped quinine",
        "quinine, stopped last year",
        "quinine 2 years ago",
        "quinine-free",
        "quinine antagonist",
        "potassium-sparing diuretic",
        "kein Chinin, quinine abgesetzt",
        "furosemide arrêté",
        "sin quinine",
        "hydroxy quinine",
    ],
)
def test_what_is_not_taken_or_is_something_else_counts_for_no_class(name: str) -> None:
    assert recognise([name], DRUGS).classes == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("quinine moonshine", ("quinine",)),
        ("moonshine with quinine 300 mg", ("quinine",)),
        ("Furosemide XYZpharma 40 mg", ("diuretic",)),
        ("furosemide for lack of potassium", ("diuretic",)),
    ],
)
def test_an_unknown_word_leaves_the_known_name_taken_and_the_other_classes_open(
    name: str, expected: tuple[str, ...]
) -> None:
    found = recognise([name], DRUGS)
    assert (expected, (name,)) == (found.classes, found.unrecognised)
    assert class_answers(("statin",), found, complete=True) == {"statin": CANNOT_TELL}


@pytest.mark.parametrize("name", ["quinin", "quinina", "Quininum quinine", "furosemid", "Furosemida"])
def test_spellings_of_other_languages_are_one_name(name: str) -> None:
    assert recognise([name], DRUGS).classes in (("quinine",), ("diuretic",))


@pytest.mark.parametrize("name", ["furosemide or hydrochlorothiazide", "quinine oder atorvastatin"])
def test_of_two_medicines_offered_none_is_sure(name: str) -> None:
    found = recognise([name], DRUGS)
    assert found.classes == ()
    assert found.perhaps


@pytest.mark.parametrize(
    "names",
    [
        ["none"], ["nil"], ["No known medications"], ["keine"], ["aucun traitement"], ["none", "nil"],
        ["takes no medicines"], ["nimmt keine Medikamente"], ["ningún medicamento"], ["pas de traitement"],
    ],
)  # fmt: skip
def test_a_list_may_say_that_nothing_is_taken(names: list[str]) -> None:
    assert none_taken(names)


@pytest.mark.parametrize(
    "names",
    [
        [], ["NKDA"], ["no quinine"], ["none", "quinine"], ["unknown"], ["nilemdo"], ["not documented"],
        ["nicht bekannt"], ["not on file"], ["no known medication allergies"],
    ],
)  # fmt: skip
def test_what_says_anything_else_is_not_taken_for_none(names: list[str]) -> None:
    assert not none_taken(names)


def test_look_alikes_are_kept_apart() -> None:
    assert classes("quinidine") == ()
    assert classes("quinine") == ("quinine",)


def test_a_list_in_one_name_keeps_what_is_known_and_what_is_not() -> None:
    found = recognise(["furosemide, moonshine"], DRUGS)
    assert found.classes == ("diuretic",)
    assert found.unrecognised == ("furosemide, moonshine",)


def test_every_name_that_sets_a_class_is_kept_with_it() -> None:
    found = recognise(["HCTZ", "Lasix 40", "quinine", "Lasix 40"], DRUGS)
    assert found.by_class == {"diuretic": ("HCTZ", "Lasix 40"), "quinine": ("quinine",)}
    assert found.classes == ("diuretic", "quinine")


def test_a_suggestion_is_made_but_never_taken() -> None:
    assert suggest("quinin", DRUGS)[0] == "quinine"
    assert suggest("lassix", DRUGS)[0] == "lasix"
    assert suggest("stopped quinine", DRUGS)[0] == "quinine"
    assert suggest("moonshine", {"furosemide": Medicine()}) == ()
    assert suggest("moonshine drops 5 mg", {"timolol eye drops 5 mg": Medicine()}) == ()


@pytest.mark.parametrize(
    ("names", "complete", "expected"),
    [
        ([], True, {"diuretic": False, "statin": False}),
        (["lasix"], True, {"diuretic": True, "statin": False}),
        (["lasix"], False, {"diuretic": True, "statin": CANNOT_TELL}),
        (["lasix", "moonshine"], True, {"diuretic": True, "statin": CANNOT_TELL}),
    ],
)
def test_only_a_complete_list_says_no(names: list[str], complete: bool, expected: object) -> None:
    found = recognise(names, DRUGS)
    assert expected == class_answers(("diuretic", "statin"), found, complete=complete)


CLASSES = ("diuretic", "thiazide", "potassium_sparing", "nsaid")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["water tablets"], (True, CANNOT_TELL, CANNOT_TELL, False)),
        (["water tablet 5 mg daily"], (True, CANNOT_TELL, CANNOT_TELL, False)),
        (["water tablets", "eplerenone"], (True, CANNOT_TELL, True, False)),
        (["eplerenone", "water tablets"], (True, CANNOT_TELL, True, False)),
        (["eplerenone, water tablets"], (True, CANNOT_TELL, True, False)),
        (["painkiller"], (False, False, False, CANNOT_TELL)),
        (["painkillers", "aspirin"], (False, False, False, True)),
        (["painkiller", "moonshine"], (CANNOT_TELL, CANNOT_TELL, CANNOT_TELL, CANNOT_TELL)),
        (["painkiller gel"], (CANNOT_TELL, CANNOT_TELL, CANNOT_TELL, CANNOT_TELL)),
    ],
)
def test_a_vague_name_leaves_open_what_it_may_mean_and_nothing_else(
    names: list[str], expected: tuple[object, ...]
) -> None:
    found = recognise(names, DRUGS)
    assert expected == tuple(class_answers(CLASSES, found, complete=True).values())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lasix (water tablet)", ("diuretic",)),
        ("eplerenone water tablet", ("potassium_sparing",)),
        ("aspirin painkiller", ("nsaid", "antiplatelet")),
    ],
)
def test_a_vague_name_beside_the_medicine_itself_only_describes_it(
    name: str, expected: tuple[str, ...]
) -> None:
    found = recognise([name], DRUGS)
    assert (expected, {}) == (found.classes, found.perhaps)


def test_a_vague_name_is_kept_with_what_it_may_mean() -> None:
    found = recognise(["water pill", "water tablets", "painkiller"], DRUGS)
    assert found.unrecognised == ()
    assert found.perhaps == {
        "thiazide": ("water pill", "water tablets"),
        "potassium_sparing": ("water pill", "water tablets"),
        "nsaid": ("painkiller",),
    }


@given(
    st.sampled_from(sorted(DRUGS)),
    st.sampled_from(("{} 5 mg", "{} tablets", "take {} daily", "{}, 2 x 5 ml")),
)
def test_every_entry_is_recognised_as_itself_in_any_dose(name: str, written: str) -> None:
    found = recognise([written.format(name.upper())], DRUGS)
    assert DRUGS[name] == Medicine(found.classes, tuple(found.perhaps))
    assert found.unrecognised == ()


@given(st.text(max_size=40))
def test_any_text_is_either_recognised_or_kept(name: str) -> None:
    found = recognise([name], DRUGS)
    assert found.unrecognised in ((), (name,))
    assert set(found.classes) <= {c for medicine in DRUGS.values() for c in medicine.classes}


@given(st.lists(st.sampled_from([*sorted(DRUGS), "moonshine", "timolol gel"]), max_size=4))
def test_the_order_of_the_list_changes_no_answer(names: list[str]) -> None:
    everything = sorted({c for medicine in DRUGS.values() for c in (*medicine.classes, *medicine.perhaps)})
    forwards = class_answers(everything, recognise(names, DRUGS), complete=True)
    backwards = class_answers(everything, recognise(names[::-1], DRUGS), complete=True)
    assert forwards == backwards


@pytest.mark.parametrize(
    "name",
    [
        "quinine nach Plan", "quinine b. Bed.", "quinine 1 gél. à jeun", "quinine x 3/j", "quinine qday",
        "quinina según pauta", "quinina en ayunas", "quinine prn edema", "quinine taper",
        "quinine si douleurs", "quinine bei Schmerzen", "quinine nach BZ", "quinine 1 Btl. um 8 Uhr",
        "quinine 1x/d v. d. Essen", "quinine z. N.", "quinine 2x1", "quinine M,W,F", "quinine prn headaches",
        "quinine (bought online)", "over-the-counter quinine", "a quinine product from the internet",
        "quinine sulfate bought abroad",
    ],
)  # fmt: skip
def test_when_to_take_it_or_where_it_was_bought_takes_nothing_from_a_name(name: str) -> None:
    assert recognise([name], DRUGS) == Recognised({"quinine": (name,)}, {}, ())


def test_a_spray_of_what_is_inhaled_is_an_inhaler() -> None:
    inhaled = Medicine(("beta",))
    table = {"salbutamol": inhaled, "salbutamol inhaler": inhaled, "steroid": Medicine(("steroid",))}
    assert recognise(["salbutamol spray"], table).classes == ("beta",)
    assert recognise(["steroid spray"], table).unrecognised == ("steroid spray",)
