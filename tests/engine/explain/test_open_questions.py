from __future__ import annotations

from hypothesis import given

from engine.assessment.assessment import Assessment
from engine.assessment.evidence import question_of
from engine.cases.case import CANNOT_TELL, Case
from engine.explain import Inquiry, ask
from engine.explain.hypotheses import variants
from engine.explain.open_questions import open_questions
from knowledge.criteria import KnowledgeBase
from tests.car import CAR
from tests.engine.explain.pages import words
from tests.engine.explain.patients import EMPTY, car
from tests.reference import fired
from tests.strategies import consultations

DONE = car(
    "done", will_not_start="yes", smell_of_fuel="yes", leak_test_dry="no", weather=["cold"], lights_dim="yes",
    voltage=11, fuel=0.5, engine_turns="yes", noise="click", medicines=[],
)  # fmt: skip


def test_the_trouble_comes_first_and_then_a_red_flag_that_says_so() -> None:
    first, second, *_ = ask(Inquiry.of(CAR, EMPTY), "open").record["questions"]
    assert first["question"] == "will_not_start"
    assert (second["question"], second["red_flag"]) == ("smell_of_fuel", True)


def test_how_many_open_rules_an_answer_settles_is_told() -> None:
    explained = ask(Inquiry.of(CAR, EMPTY), "open", ["disorder:leak"])
    assert explained.record["open_rules"] == ["CAR-06", "CAR-08"]
    assert [
        (one["question"], one["settles_at_least"], one["settles_at_most"])
        for one in explained.record["questions"]
    ] == [("smell_of_fuel", 2, 2), ("medicines", 0, 0), ("fuel", 0, 0)]
    assert "would settle 2 of 2 open rules" in words(explained)


def test_settled_is_said_with_the_reason() -> None:
    record = ask(Inquiry.of(CAR, DONE), "open").record
    assert record["settled"]
    assert "urgency stays emergency" in record["reason"]
    assert record["questions"] == []


def test_medicines_are_one_question() -> None:
    asked = [one["question"] for one in ask(Inquiry.of(CAR, EMPTY), "open").record["questions"]]
    assert asked.count("medicines") == 1
    assert "ethanol" not in asked


@given(consultations())
def test_settled_is_what_the_assessment_says(drawn: tuple[KnowledgeBase, Case]) -> None:
    inquiry = Inquiry.of(*drawn)
    assert inquiry.assessment.settled is ask(inquiry, "open").record["settled"]


@given(consultations())
def test_a_question_that_is_not_listed_changes_nothing_by_itself(drawn: tuple[KnowledgeBase, Case]) -> None:
    """Not listed, or asked of nobody here: no answer to it alone moves urgency, warnings or what leads."""
    knowledge, case = drawn
    inquiry = Inquiry.of(knowledge, case)
    listed = {
        one.name
        for one in open_questions(
            inquiry, tuple(inquiry.relevance.open_rules()), inquiry.relevance.open_by_themselves()
        )
    }
    said = inquiry.assessment
    for finding in knowledge.finding.values():
        if question_of(finding) in listed or not case.is_open(finding):
            continue
        for variant in variants(knowledge)[finding.id]:
            other = inquiry.altered({finding.id: variant.answer})
            then = Assessment(knowledge, other, fired(knowledge, other.answers))
            assert [w.warning.id for w in said.warnings] == [w.warning.id for w in then.warnings]
            assert then.urgency <= said.urgency_could_be


@given(consultations())
def test_the_rules_an_answer_settles_are_counted_right(drawn: tuple[KnowledgeBase, Case]) -> None:
    knowledge, case = drawn
    inquiry = Inquiry.of(knowledge, case)
    rules = tuple(inquiry.relevance.open_rules())
    for one in open_questions(inquiry, rules, {}):
        if one.name == "medicines":
            continue
        counts = []
        for variant in variants(knowledge)[one.name]:
            if isinstance(variant.answer, tuple) and len(variant.answer) > 1:
                continue
            other = Inquiry.of(knowledge, inquiry.altered({one.name: variant.answer}))
            pending = {rule.id for rule in other.assessment.pending}
            counts.append(sum(open_rule.rule.id not in pending for open_rule in rules))
        assert (min(counts), max(counts)) == (one.settles.least, one.settles.most)


def test_what_cannot_be_told_is_not_open() -> None:
    case = Case(id="x", answers=dict.fromkeys(CAR.finding, CANNOT_TELL))
    assert ask(Inquiry.of(CAR, case), "open").record["questions"] == []


def test_one_open_question_is_told_in_the_singular() -> None:
    case = car(
        audience="patient", will_not_start="yes", lights_dim="no", engine_turns="yes", noise="click",
        weather=["cold"], fuel=50, medicines=[],
    )  # fmt: skip
    for about in ((), ("urgency",)):
        record = ask(Inquiry.of(CAR, case), "open", about).record
        assert [one["question"] for one in record["questions"]] == ["smell_of_fuel"]
        assert "1 open question could still change" in record["reason"]
