from __future__ import annotations

import pytest

from engine.cases.medicine_names import recognise
from engine.cases.pharmacy import LOCAL, words
from knowledge.criteria import KnowledgeError, Medicine
from knowledge.findings import medicines
from knowledge.formulary import DRUGS, read, read_names


def meaning(name: str) -> Medicine | None:
    """Return what a medicine as somebody writes it says, None if it is not recognised."""
    found = recognise([name], DRUGS)
    return None if found.unrecognised else Medicine(found.classes, tuple(found.perhaps))


def classes_of(name: str) -> tuple[str, ...] | None:
    """Return the classes of a medicine as somebody writes it, None if it is not recognised."""
    found = recognise([name], DRUGS)
    return None if found.unrecognised else found.classes


def test_every_class_is_one_of_the_findings_and_has_a_medicine() -> None:
    declared = {finding.id for finding in medicines.FINDINGS}
    assert declared == {name for medicine in DRUGS.values() for name in medicine.classes}


def test_every_class_that_a_name_may_mean_is_one_of_the_findings() -> None:
    declared = {finding.id for finding in medicines.FINDINGS}
    assert declared >= {name for medicine in DRUGS.values() for name in medicine.perhaps}


def test_names_are_in_lower_case() -> None:
    assert [name for name in DRUGS if name != name.lower()] == []


def test_no_two_names_become_one_when_they_are_folded() -> None:
    folded = ["".join(words(name)) for name in DRUGS]
    assert sorted({name for name in folded if folded.count(name) > 1}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("epilepsy drugs", "epilepsy medicine"),
        ("epilepsy pills", "epilepsy medicine"),
        ("tablets for epilepsy", "epilepsy medicine"),
        ("treatment for HIV", "HIV medicine"),
        ("tablets for my blood pressure", "blood pressure tablet"),
        ("diabetes medication", "diabetes medicine"),
    ],
)
def test_a_kind_of_medicine_is_told_by_its_use_in_any_words(one: str, other: str) -> None:
    assert meaning(one) == meaning(other) != Medicine()


def test_a_tablet_for_diabetes_is_no_injection() -> None:
    assert meaning("tablets for diabetes") == meaning("diabetes tablet") != meaning("diabetes medicine")


@pytest.mark.parametrize(
    ("name", "medicine"),
    [
        ("zinc supplement", "zinc"),
        ("warfarin therapy", "warfarin"),
        ("spironolactone medication", "spironolactone"),
    ],
)
def test_a_kind_beside_a_name_adds_nothing_to_it(name: str, medicine: str) -> None:
    assert meaning(name) == meaning(medicine)


@pytest.mark.parametrize("name", ["salbutamol inhaler", "inhaler (salbutamol)", "inhaler: salbutamol"])
def test_a_form_says_nothing_beside_a_name(name: str) -> None:
    assert meaning(name) == meaning("salbutamol")


@pytest.mark.parametrize("name", ["beclometasone inhaler", "inhaler with beclometasone"])
def test_a_form_adds_no_class_to_a_name(name: str) -> None:
    assert meaning(name) == Medicine()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mg oxide 400 mg", ("magnesium_supplements",)),
        ("tamoxifen 20 mg citrate", ("other_cramp_causing_drugs",)),
        ("calcium 500 mg citrate", ("calcium_vitamin_d_supplements",)),
    ],
)
def test_a_unit_behind_a_number_is_no_magnesium(name: str, expected: tuple[str, ...]) -> None:
    assert classes_of(name) == expected


BY_FORM = ("iron", "estriol")
"""Names of which the form tells what they are: they have entries of their own as tablets."""


@pytest.mark.parametrize("written", ["{}", "{} 40 mg tablets", "{} 5 mg once daily"])
def test_every_name_is_read_as_the_table_says(written: str) -> None:
    said = {name: meaning(written.format(name)) for name in DRUGS if name not in BY_FORM}
    # At such a dose, aspirin is no painkiller; that is tested by itself.
    said |= {name: DRUGS[name] for name in said if DRUGS[name].low_dose and "mg" in written}
    assert {name: read_as for name, read_as in said.items() if read_as != DRUGS[name]} == {}


def test_iron_may_be_given_into_a_vein_unless_it_is_said_to_be_swallowed() -> None:
    assert meaning("iron 200 mg daily") == DRUGS["iron"] == meaning("iron")
    assert meaning("iron 200 mg tablets daily") == DRUGS["oral iron"] == Medicine()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("furosemide", "frusemide"),
        ("salbutamol", "albuterol"),
        ("paracetamol", "acetaminophen"),
        ("bendroflumethiazide", "bendrofluazide"),
        ("glibenclamide", "glyburide"),
        ("ciclosporin", "cyclosporine"),
        ("indometacin", "indomethacin"),
        ("chlortalidone", "chlorthalidone"),
        ("levothyroxine", "Synthroid"),
        ("amlodipine/valsartan/HCTZ", "Exforge HCT"),
        ("lisinopril/hydrochlorothiazide", "Zestoretic"),
        ("conjugated estrogens", "Premarin"),
    ],
)
def test_two_names_of_one_medicine_mean_the_same(one: str, other: str) -> None:
    assert classes_of(one) is not None
    assert classes_of(one) == classes_of(other)


@pytest.mark.parametrize(
    ("name", "look_alike"),
    [
        ("quinine", "quinidine"),
        ("quinine", "hydroxychloroquine"),
        ("quinine", "chloroquine"),
        ("potassium", "losartan potassium"),
        ("hydralazine", "hydroxyzine"),
        ("hydralazine", "hydrochlorothiazide"),
        ("hydroxyzine", "hydrochlorothiazide"),
        ("chlorpromazine", "chlorpropamide"),
        ("indapamide", "indometacin"),
        ("Lasix", "Losec"),
        ("raloxifene", "conjugated estrogens"),
        ("raloxifene", "tamoxifen"),
        ("timolol", "timolol eye drops"),
        ("diclofenac", "diclofenac gel"),
        ("Premarin", "Premarin cream"),
        ("iron infusion", "iron tablets"),
        ("iron sucrose", "ferrous sulfate"),
        ("Celebrex", "Celexa"),
        ("Celexa", "Zyprexa"),
        ("Lamictal", "Lasilix"),
        ("Losartan", "Valsartan comp"),
    ],
)
def test_look_alikes_are_kept_apart(name: str, look_alike: str) -> None:
    assert classes_of(name) != classes_of(look_alike)


@pytest.mark.parametrize(
    "name",
    [
        "quinine sulfate 300 mg",
        "Quinine bisulphate",
        "QUALAQUIN",
        "tonic water",
        "Gin and tonic",
        "bitter lemon",
        "Hyland's Leg Cramps",
        "Limptar",
    ],
)
def test_quinine_is_known_by_all_its_names(name: str) -> None:
    assert classes_of(name) == ("quinine",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("quinnine sulfate", "quinine"),
        ("Chininsulfat 200 mg", "quinine"),
        ("warferin", "warfarin"),
        ("furosemid 40mg", "furosemide"),
        ("levothyroxin", "levothyroxine"),
        ("omeprazol 20 mg", "omeprazole"),
        ("prednisolon", "prednisolone"),
        ("hydrochlorothiazid", "hydrochlorothiazide"),
        ("hydroclorothiazide", "hydrochlorothiazide"),
        ("metformine", "metformin"),
        ("insuline", "insulin"),
        ("ibuprofin", "ibuprofen"),
        ("bendro 2.5 mg", "bendroflumethiazide"),
        ("simvastin", "simvastatin"),
        ("spironalactone", "spironolactone"),
        ("naproxin", "naproxen"),
        ("metropolol tartrate", "metoprolol"),
    ],
)
def test_other_spellings_of_a_medicine_mean_the_same(written: str, meant: str) -> None:
    assert meaning(written) == meaning(meant) != Medicine()


@pytest.mark.parametrize("name", ["quinn", "warfer", "furosem", "predni", "spirol", "metoprosartan"])
def test_a_near_miss_is_never_taken_for_a_medicine(name: str) -> None:
    assert classes_of(name) is None


@pytest.mark.parametrize("name", ["heart tablet", "tonic", "hormones", "tablet", "injection"])
def test_a_name_that_may_mean_almost_anything_is_not_recognised(name: str) -> None:
    assert classes_of(name) is None


@pytest.mark.parametrize(
    ("name", "sure", "perhaps"),
    [
        ("water pill", {"other_diuretics"}, {"thiazides", "loop_diuretics", "potassium_sparing_diuretics"}),
        (
            "cholesterol tablets",
            {"other_lipid_lowering"},
            {"statins", "fibrates", "simvastatin", "simvastatin_over_20"},
        ),
        ("blood thinner", {"anticoagulants"}, {"antiplatelets"}),
        ("iron drip", {"other_intravenous_iron"}, {"iron_sucrose"}),
        ("HRT", {"other_estrogens"}, {"conjugated_estrogens"}),
        ("HRT patches", {"other_estrogens"}, set()),
        ("the pill", {"contraceptives"}, set()),
        ("iron", set(), {"iron_sucrose", "other_intravenous_iron"}),
        (
            "diabetes tablet",
            set(),
            {"metformin", "sulfonylureas", "sglt2_inhibitors", "other_glucose_lowering"},
        ),
        (
            "malaria tablets",
            set(),
            {"quinine", "other_neurotoxic_drugs", "other_myotoxic_drugs", "other_cramp_causing_drugs"},
        ),
        ("an inhaler", {"other_inhalers"}, {"beta_agonists"}),
        ("inhaler for my breathing", {"other_inhalers"}, {"beta_agonists"}),
        ("depression tablets", {"antidepressants"}, {"lithium", "antipsychotics"}),
        ("coil", set(), {"contraceptives"}),
    ],
)
def test_a_name_that_tells_a_group_leaves_its_classes_open(
    name: str, sure: set[str], perhaps: set[str]
) -> None:
    said = meaning(name)
    assert said is not None
    assert (sure, perhaps) == (set(said.classes), set(said.perhaps))


def test_a_blood_pressure_tablet_may_be_any_of_them() -> None:
    of_blood_pressure = {
        *(classes_of("Tribenzor") or ()), *(classes_of("Ziac") or ()), "ace_inhibitors", "other_diuretics",
        *(classes_of("spironolactone") or ()), *(classes_of("furosemide") or ()),
        *(classes_of("aliskiren") or ()),
    }  # fmt: skip
    tablet = DRUGS["blood pressure tablet"]
    assert of_blood_pressure == {*tablet.classes, *tablet.perhaps}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("co-amilozide", {"potassium_sparing_diuretics", "thiazides"}),
        ("Dyazide", {"potassium_sparing_diuretics", "thiazides"}),
        ("Hyzaar", {"angiotensin_blockers", "thiazides"}),
        (
            "Exforge HCT",
            {"angiotensin_blockers", "calcium_channel_blockers", "thiazides", "simvastatin_raisers"},
        ),
        ("Caduet", {"statins", "calcium_channel_blockers", "simvastatin_raisers"}),
        ("Vimovo", {"nsaids", "proton_pump_inhibitors"}),
        ("Duavee", {"conjugated_estrogens"}),
        ("Janumet", {"metformin", "other_glucose_lowering"}),
    ],
)
def test_a_combination_belongs_to_the_classes_of_all_its_parts(name: str, expected: set[str]) -> None:
    assert expected == set(classes_of(name) or ())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("water pill", ("other_diuretics",)),
        ("water tablets", ("other_diuretics",)),
        ("the pill", ("contraceptives",)),
        ("iron drip", ("other_intravenous_iron",)),
        ("blood thinner", ("anticoagulants",)),
        ("cholesterol tablet", ("other_lipid_lowering",)),
        ("blood pressure tablets", ("other_antihypertensives",)),
        ("low-dose aspirin", ("antiplatelets",)),
        ("paracetamol", ()),
        ("amoxicillin 500 mg", ()),
    ],
)
def test_everyday_words_and_medicines_of_no_interest_are_recognised(
    name: str, expected: tuple[str, ...]
) -> None:
    assert expected == classes_of(name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a]\nclasses = []\n[b]\nclasses = []\nalso = ['A']", "in the table already"),
        ("[a]\nclasses = []\n[a]\nclasses = []", "names one twice"),
        ("[a]\nclasses = []\nalso = ['A']", "in the table already"),
        ("[a]\nclasses = []\nbrand = []", "nothing else"),
        ("[a]\nperhaps = ['x']", "needs `classes`"),
        ("[a]\nclasses = ['x']\nperhaps = ['x']", "sure or possible"),
        ("[a]\nclasses = []\nperhaps = 'x'", "a list of names"),
        ("[a]\nalso = []", "needs `classes`"),
        ("a = 1", "needs `classes`"),
        ("[a]\nclasses = 'statins'", "a list of names"),
        ("[a]\nclasses = ['']", "a list of names"),
        ("[a]\nclasses = []\nalso = [1]", "a list of names"),
        ("[a]\nclasses = ['x', 'x']", "twice"),
        ("[a", "not TOML"),
    ],
)
def test_a_table_declared_wrongly_is_refused(text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said):
        read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("senna", "needs a line of its classes"),
        ("[]\nsenna, Senna", "in the list of names already"),
        ("[]\nsenna\n[laxatives]\nsenna", "in the list of names already"),
        ("[laxatives laxatives]\nsenna", "twice"),
    ],
)
def test_a_list_of_names_written_wrongly_is_refused(text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said):
        read_names(text)


@pytest.mark.parametrize("low", ["81", "{ mg = 81 }", "{ mg = 81, classes = ['x'], more = 1 }"])
def test_a_low_dose_written_wrongly_is_refused(low: str) -> None:
    with pytest.raises(KnowledgeError, match="low_dose"):
        read(f"[a]\nclasses = []\nlow_dose = {low}")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("aspirin 81 mg", ("antiplatelets",)), ("aspirin 325 mg", ("nsaids", "antiplatelets"))],
)
def test_a_low_dose_is_another_medicine(name: str, expected: tuple[str, ...]) -> None:
    assert classes_of(name) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("clarithromycin 500 mg bd", ("cyp3a4_inhibitors",)),
        ("Paxlovid", ("cyp3a4_inhibitors",)),
        ("Kaletra", ("cyp3a4_inhibitors",)),
        ("itraconazole capsules", ("cyp3a4_inhibitors",)),
        ("ciclosporin", ("calcineurin_inhibitors", "cyp3a4_inhibitors")),
        ("gemfibrozil", ("fibrates", "statin_raisers")),
        ("sodium fusidate tablets", ("statin_raisers",)),
        ("tacrolimus", ("calcineurin_inhibitors",)),
        ("azithromycin", ()),
        ("fenofibrate", ("fibrates",)),
        ("ketoconazole shampoo", ()),
        ("erythromycin gel", ()),
        ("fusidic acid cream", ()),
        ("ciclosporin eye drops", ()),
    ],
)
def test_what_lets_a_statin_pile_up_is_told_from_its_relatives(
    written: str, expected: tuple[str, ...]
) -> None:
    assert classes_of(written) == expected


ITSELF_ANOTHER = {
    "dorzolamide/timolol", "pred forte", "magnesium oil", "potassium hydroxide", "potassium iodide",
    "calcium folinate", "potassium permanganate", "potasio ioduro", "beta-quinine", "sodium phosphate",
    "anabolic steroid", "androgenic steroid", "anabole steroide",
}  # fmt: skip
"""Names of no class that hold the name of a medicine with one, and are another."""


def test_no_other_form_or_latin_name_of_a_medicine_hides_its_classes() -> None:
    """A salt, or '-um' for an ending, must not make a medicine one of no interest."""
    hidden = []
    for name, medicine in DRUGS.items():
        said = words(name)
        if medicine != Medicine() or name in ITSELF_ANOTHER or not LOCAL.keys().isdisjoint(said):
            continue
        shorter = [[*said[:place], *said[place + 1 :]] for place in range(len(said)) if len(said) > 1]
        latin = [[said[0].removesuffix("um")], [said[0].removesuffix("um") + "e"]] if len(said) == 1 else []
        for other in (*shorter, *latin):
            base = DRUGS.get(" ".join(other))
            if base is not None and base.classes:
                hidden.append((name, base.classes))
    assert hidden == []
