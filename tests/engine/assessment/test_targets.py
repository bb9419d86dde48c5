from __future__ import annotations

import pytest

from engine.errors import NoSuchThing
from engine.explain import Ambiguous, Target, resolve, targets
from knowledge.criteria import Concept, KnowledgeBase, concludes, recommends
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR, PAGE, REFUEL, Rule, lights_dim, will_not_start


@pytest.mark.parametrize("target", list(targets(CAR)), ids=str)
def test_everything_is_found_by_its_prefix(target: Target) -> None:
    assert target == resolve(CAR, str(target))
    assert target == resolve(CAR, str(target).upper())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CAR-01", "rule:CAR-01"),
        ("car-01", "rule:CAR-01"),
        ("flat battery", "disorder:flat_battery"),
        ("  Flat   Battery ", "disorder:flat_battery"),
        ("a weak battery", "concept:battery_weak"),
        ("battery voltage", "finding:voltage"),
        ("urgency", "urgency"),
        ("leading", "leading"),
        ("emergency", "urgency:emergency"),
        ("self-care", "urgency:self_care"),
    ],
)
def test_a_name_alone_is_enough_where_it_is_one_thing(text: str, expected: str) -> None:
    assert expected == str(resolve(CAR, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DVT", "disorder:deep_vein_thrombosis"),
        ("clot in the leg", "disorder:deep_vein_thrombosis"),
        ("status:dvt", "status:deep_vein_thrombosis"),
        ("water tablet", "concept:diuretics"),
        ("low potassium", "disorder:hypokalemia"),
        ("sciatica", "disorder:lumbar_radiculopathy"),
        ("chest pain", "finding:chest_pain"),
        ("leg vein clot", "disorder:deep_vein_thrombosis"),
        ("ambulance", "urgency:emergency"),
    ],
)
def test_everyday_words_find_what_they_mean(text: str, expected: str) -> None:
    assert expected == str(resolve(leg_cramps(), text))


def test_everyday_words_are_words_for_something() -> None:
    known = {target.id for target in targets(leg_cramps())}
    assert not leg_cramps().everyday.keys() - known


def test_a_word_of_many_things_names_some_of_them() -> None:
    with pytest.raises(Ambiguous, match=r"or [0-9]+ more"):
        resolve(leg_cramps(), "leg")
    with pytest.raises(Ambiguous, match="finding:chest_pain or finding:arterial_disease_known"):
        resolve(leg_cramps(), "heart attack")
    with pytest.raises(Ambiguous, match="disorder:deep_vein_thrombosis or disorder:pulmonary_embolism"):
        resolve(leg_cramps(), "clot")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("voltge", "Did you mean voltage?"),
        ("disorder:flat_batery", "Did you mean flat_battery?"),
        ("disordr:leak", "Did you mean disorder?"),
        ("urgency:urgnt", "Did you mean urgent?"),
        ("", "there is no thing called ."),
        ("rule:leak", "there is no rule called leak"),
        ("\x1b[31mred", r"called \x1b[31mred"),
    ],
)
def test_what_is_not_there_is_told_with_what_may_be_meant(text: str, hint: str) -> None:
    with pytest.raises(NoSuchThing) as error:
        resolve(CAR, text)
    assert hint in str(error.value)


def test_a_claim_is_known_for_what_it_is() -> None:
    with pytest.raises(NoSuchThing, match="knowledge claims E50 shows it"):
        resolve(leg_cramps(), "e50")


def test_a_name_of_two_things_asks_for_the_prefix() -> None:
    idea = Concept(id="lights_dim", label="another dimness")
    knowledge = KnowledgeBase(
        name="two", version="1", scope=will_not_start, groups={"all": (will_not_start, lights_dim)},
        concepts=(idea,), steps=(REFUEL,),
        rules=(Rule(id="TWO-01", when=lights_dim, then=(concludes(idea), recommends(REFUEL)),
                    because="It is so.", references=(PAGE,)),),
    )  # fmt: skip
    with pytest.raises(Ambiguous) as error:
        resolve(knowledge, "lights_dim")
    assert "say concept:lights_dim or finding:lights_dim" in str(error.value)
    assert Target("finding", "lights_dim") == resolve(knowledge, "finding:lights_dim")
    assert Target("finding", "lights_dim") == resolve(knowledge, "lights_dim", ("finding", "medicines"))
