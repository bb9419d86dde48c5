"""What is told of a quantity without its number, or with more than its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.case import Answer, Bound
from engine.cases.casefile import case_of, case_record
from engine.cases.problems import WrongValue
from engine.cases.values import as_written, read_answer, read_quantity, written
from knowledge.criteria import Cutoff, Flag, KnowledgeBase, KnowledgeError, Quantity
from tests.car import CAR, PAGE
from tests.strategies import values
from tests.vocabulary import ALWAYS, SOMETIMES

SALT = Quantity(
    id="salt",
    label="salt",
    clinician="How much salt?",
    unit="mmol/L",
    plausible=(0, 12),
    other_units={"mg/dL": (0.25, 0), "odd": (2, 1)},
    digits=1,
    cutoffs=(Cutoff("low", 3.5, PAGE), Cutoff("high", 5.3, PAGE)),
    reference=("low", "high"),
    flags={"positive": Flag.HIGH},
)
QUANTITIES = [finding for finding in (*ALWAYS, *SOMETIMES) if isinstance(finding, Quantity)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<0.5", Bound("<", 0.5)),
        ("<= 0.5", Bound("<=", 0.5)),
        ("≤0,5 mmol/l", Bound("<=", 0.5)),
        (">5", Bound(">", 5)),
        (" ≥ 5 mmol/L ", Bound(">=", 5)),
        (">5 (H)", Bound(">", 5)),
        ("low", Flag.LOW),
        ("L", Flag.LOW),
        ("LL", Flag.LOW),
        ("(L)", Flag.LOW),
        ("LU", Flag.LOW),
        ("reduced", Flag.LOW),
        ("Normal", Flag.NORMAL),
        ("within normal  limits", Flag.NORMAL),
        ("N", Flag.NORMAL),
        ("HIGH", Flag.HIGH),
        ("raised", Flag.HIGH),
        ("mildly elevated", Flag.HIGH),
        ("hh", Flag.HIGH),
        ("HU", Flag.HIGH),
        ("↑", Flag.HIGH),
        ("positive", Flag.HIGH),
        ("low normal", Flag.NORMAL),
        ("2x normal", Bound(">=", 10.6)),
        ("about 1,5 times the upper limit of normal", Bound(">=", 7.95)),
        ("2-fold ULN", Bound(">=", 10.6)),
    ],
)
def test_a_bound_or_a_flag_is_read(text: str, expected: Answer) -> None:
    assert expected == read_answer(SALT, text)


@pytest.mark.parametrize(
    ("text", "value", "flag"),
    [
        ("5.6 (H)", 5.6, Flag.HIGH),
        ("5.6 mmol/L H", 5.6, Flag.HIGH),
        ("5,6 [HH]", 5.6, Flag.HIGH),
        ("5.6 high", 5.6, Flag.HIGH),
        ("3.1 mmol/L -", 3.1, Flag.LOW),
        ("3.1 mmol/L ↓", 3.1, Flag.LOW),
        ("4.1 (N)", 4.1, Flag.NORMAL),
        ("4.1 *", 4.1, None),
        ("4.1 (3.5-5.3)", 4.1, None),
    ],
)
def test_beside_a_number_its_flag_is_told_apart(text: str, value: float, flag: Flag | None) -> None:
    assert (value, "mmol/L", flag) == read_quantity(SALT, text)
    assert as_written(SALT, text) == (text if flag else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<=5.5 mg/dL", Bound("<=", 1.4)),  # the number may be it, and is rounded as numbers are
        ("<5.5 mg/dL", Bound("<", 1.375)),  # it is under 1.375, and so may be 1.37, which is no 1.4
        (">2 odd", Bound(">", 5)),
    ],
)
def test_a_bound_in_another_unit_says_no_more_than_it_did(text: str, expected: Bound) -> None:
    assert expected == read_answer(SALT, text)
    assert as_written(SALT, text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "negative",
            "is not a number. Write a number of mmol/L, mg/dL or odd, low, normal or high, or unknown.",
        ),
        ("abnormal", "is not a number"),
        ("-", "is not a number"),
        ("+", "is not a number"),
        ("<", "is not a number"),
        ("<low", "is not a number"),
        ("<>5", "is not a number"),
        ("<0", "is outside the plausible range"),
        (">12", "is outside the plausible range"),
        (">=13", "is outside the plausible range"),
        ("<5 g", "has a unit that is not known here"),
        (">3,125", "has a comma that may be a decimal comma"),
        ("> 1 250", "has marks between its thousands"),
    ],
)
def test_what_tells_nothing_is_refused(text: str, said: str) -> None:
    with pytest.raises(WrongValue) as caught:
        read_answer(SALT, text)
    assert str(caught.value).startswith(said)


def test_a_quantity_without_reference_interval_takes_no_flag() -> None:
    voltage = CAR.finding["voltage"]
    assert Bound(">=", 12) == read_answer(voltage, ">=12 V")
    with pytest.raises(WrongValue) as caught:
        read_answer(voltage, "high")
    assert str(caught.value) == "is not a number. Write a number of V or mV, or unknown."


@given(st.sampled_from(QUANTITIES).flatmap(lambda f: st.tuples(st.just(f), values(f))))
def test_what_is_written_of_an_answer_reads_back_as_it(given_: tuple[Quantity, Answer]) -> None:
    finding, answer = given_
    assert answer == read_answer(finding, written(answer))


@given(st.floats(0.001, 12), st.sampled_from(("<", "<=", ">=", ">")))
def test_no_digit_of_a_bound_is_lost_in_writing_it(value: float, sign: str) -> None:
    answer = read_answer(SALT, f"{sign}{value!r}" if value < 12 else "<=12")
    assert isinstance(answer, Bound)
    assert answer == read_answer(SALT, str(answer))


def test_a_case_keeps_a_flag_beside_its_number() -> None:
    knowledge = base(SALT)
    case = case_of({"id": "x", "answers": {"salt": "5.1 (H)"}}, knowledge)
    assert case.told == {"salt": 5.1}
    assert case_record(case, knowledge)["answers"] == {"salt": "5.1 (H)"}


@pytest.mark.parametrize("text", ["<0.5", ">=3.5", "low", "normal", "high"])
def test_a_case_is_written_with_the_canonical_text(text: str) -> None:
    knowledge = base(SALT)
    case = case_of({"id": "x", "answers": {"salt": f" {text.upper()} "}}, knowledge)
    assert case_record(case, knowledge)["answers"] == {"salt": text}


def base(finding: Quantity) -> KnowledgeBase:
    return KnowledgeBase(
        name="salt", version="1", scope=finding.below("low"), groups={"all": (finding,)}, rules=()
    )


@pytest.mark.parametrize(
    ("reference", "flags", "said"),
    [
        (("high", "low"), {}, "upside down"),
        (("lowish", None), {}, "has no cut-off 'lowish'"),
        ((None, None), {"positive": Flag.HIGH}, "has words for flags, and no reference interval"),
    ],
)
def test_a_reference_interval_that_cannot_be_is_refused(
    reference: tuple[str | None, str | None], flags: dict[str, Flag], said: str
) -> None:
    with pytest.raises(KnowledgeError, match=said):
        Quantity(
            id="salt",
            label="salt",
            clinician="How much?",
            unit="g",
            plausible=(0, 12),
            cutoffs=SALT.cutoffs,
            reference=reference,
            flags=flags,
        )


def test_a_limit_that_is_nobodys_is_nobodys_own() -> None:
    age = next(finding for finding in QUANTITIES if finding.id == "salt")
    with pytest.raises(KnowledgeError, match="is nobody's own limit"):
        age.below("cut0", own=True)


def test_room_air_is_heard_beside_a_share_and_nothing_else() -> None:
    share = Quantity(
        id="share",
        label="share",
        clinician="What share?",
        unit="%",
        plausible=(50, 100),
        obtained="examination",
    )
    assert read_answer(share, "94 on room air") == 94
    with pytest.raises(WrongValue):
        read_answer(SALT, "5.1 on room air")


@pytest.mark.parametrize("text", ["1x normal", "0.5x normal", "3,000x normal"])
def test_a_multiple_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(WrongValue):
        read_answer(SALT, text)


@pytest.mark.parametrize("text", ["3x normal", "2x", "x normal", "not raised", "not low", "on room air"])
def test_what_says_too_little_or_too_much_is_refused(text: str) -> None:
    with pytest.raises(WrongValue):
        read_quantity(SALT, text)


def test_what_is_not_beyond_the_one_limit_there_is_is_normal() -> None:
    limit = Quantity(
        id="trace", label="trace", clinician="How much?", unit="ng/mL", plausible=(0, 900),
        cutoffs=(Cutoff("high", 500, PAGE),), reference=(None, "high"),
    )  # fmt: skip
    assert read_answer(limit, "not raised") is Flag.NORMAL
    with pytest.raises(WrongValue):
        read_quantity(limit, "not low")
