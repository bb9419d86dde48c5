"""What a batch came to, against what was expected, and checked by experta."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.consultation import consult
from engine.assessment.must_not_miss import STATUSES
from engine.batch import rendered
from engine.batch.pipeline import Progress
from engine.batch.summary import wilson
from engine.cases.casefile import case_of
from engine.cases.expectations import unmet
from tests.car import CAR
from tests.engine.batch.running import Record, json_lines, ran

FAILS = {"will_not_start": "yes"}
BURNS = {**FAILS, "smell_of_fuel": "yes"}
RECORDS: tuple[Record, ...] = (
    {"id": "right", "answers": BURNS, "expect": {"disorders": ["leak"], "urgency": "emergency"}},
    {
        "id": "late",
        "answers": {"will_not_start": "yes"},
        "expect": {"disorders": ["leak"], "urgency": "urgent"},
    },
    {"id": "early", "answers": BURNS, "expect": {"disorders": "flat_battery", "urgency": "soon"}},
    {"id": "second", "answers": {**BURNS, "lights_dim": "yes"}, "expect": {"disorders": ["flat_battery"]}},
    {"id": "free", "answers": {"will_not_start": "no"}, "medicines": ["petrol"]},
)


def summed(tmp_path: Path, records: Any = RECORDS, **options: Any) -> dict[str, Any]:
    path = json_lines(tmp_path / "in.jsonl", records)
    summary, _, _ = ran(tmp_path, path, **options)
    lines = rendered(CAR, summary, "text").replace(str(tmp_path), "").splitlines()
    assert max(map(len, lines)) <= 80
    told: dict[str, Any] = json.loads(rendered(CAR, summary, "json"))
    return told


def test_cases_are_counted_by_urgency_lead_and_warning(tmp_path: Path) -> None:
    told = summed(tmp_path)
    assert (told["records"], told["cases"], told["rejected"], told["errors"]) == (5, 5, 0, None)
    assert told["urgency"] == {"emergency": 3, "urgent": 0, "soon": 0, "routine": 2, "self_care": 0}
    assert told["leading"] == {"leak": 3}
    assert told["warnings"] == {"no_smoking": 3}
    assert (told["out_of_scope"], told["with_unrecognised_medicines"]) == (1, 1)


def test_the_measures_are_those_of_the_field(tmp_path: Path) -> None:
    measures = summed(tmp_path)["expected"]["measures"]
    held = {name: (one["holds"], one["cases"], one["amiss"]) for name, one in measures.items()}
    assert held == {
        "top_1": (1, 4, ["late", "early", "second"]),
        "top_3": (2, 4, ["late", "early"]),
        "top_5": (2, 4, ["late", "early"]),
        "red_flag_recall": (1, 2, ["late"]),
        "safe_triage": (2, 3, ["late"]),
        "over_triage": (1, 3, ["early"]),
    }


def test_no_line_of_a_summary_is_too_long_for_a_terminal(tmp_path: Path) -> None:
    long = "a-rather-long-name-of-a-patient"
    told = summed(
        tmp_path, [{**RECORDS[1], "id": f"{long}-{number}"} for number in range(1000)], name="o.jsonl"
    )
    measure = told["expected"]["measures"]["top_1"]
    assert (measure["wrong"], len(measure["amiss"])) == (1000, 100)


def test_one_is_not_several(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "in.jsonl", [{"answers": {}}, {"answers": 1}])
    summary, _, _ = ran(tmp_path, path)
    first, second, *_ = rendered(CAR, summary, "text").splitlines()
    assert (first.split(":")[0], second.split(":")[0]) == ("1 case", "1 record rejected")
    assert "Leading" not in rendered(CAR, summary, "text")


def test_confusions_name_what_was_expected_and_what_came(tmp_path: Path) -> None:
    expected = summed(tmp_path)["expected"]
    assert expected["disorder_confusion"] == [
        {"expected": "flat_battery", "first": "leak", "cases": 2},
        {"expected": "leak", "first": "none", "cases": 1},
    ]
    assert expected["urgency_confusion"]["soon"]["emergency"] == 1
    assert list(expected["urgency_confusion"]) == ["soon", "urgent", "emergency"]


EXPECTATIONS = st.fixed_dictionaries(
    {},
    optional={
        "not_disorders": st.lists(st.sampled_from(sorted(CAR.disorder)), max_size=2),
        "leading": st.lists(st.sampled_from(sorted(CAR.disorder)), max_size=2, unique=True),
        "warnings": st.lists(st.just("no_smoking"), max_size=1),
        "not_warnings": st.lists(st.just("no_smoking"), max_size=1),
        "steps": st.lists(st.sampled_from(["tow", "leak_test", "refuel"]), max_size=2),
        "fired": st.lists(st.sampled_from(sorted(CAR.rule)), max_size=2),
        "not_fired": st.lists(st.sampled_from(sorted(CAR.rule)), max_size=2),
        "benign": st.sampled_from(["yes", "not_yet", "no"]),
        "in_scope": st.booleans(),
        "settled": st.booleans(),
        "standings": st.dictionaries(
            st.sampled_from(sorted(CAR.disorder)), st.sampled_from(["likely", "not_suggested", "unlikely"])
        ),
        "must_not_miss": st.dictionaries(st.just("leak"), st.sampled_from(STATUSES)),
        "concepts": st.dictionaries(
            st.sampled_from(sorted(CAR.concept)), st.sampled_from(["yes", "no", "unknown"])
        ),
    },
)
ANSWERS = st.sampled_from(
    [
        {},
        BURNS,
        {"lights_dim": "yes"},
        {**BURNS, "leak_test_dry": "yes"},
        {"voltage": 13},
        {"will_not_start": "no"},
    ]
)


@given(st.lists(st.tuples(ANSWERS, EXPECTATIONS), min_size=1, max_size=5))
def test_whatever_is_expected_is_met_as_for_one_case(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[Record, Record]]
) -> None:
    records = [{"id": f"{n}", "answers": a, "expect": e} for n, (a, e) in enumerate(drawn)]
    summary, _, _ = ran(
        tmp_path_factory.mktemp("x"), json_lines(tmp_path_factory.mktemp("y") / "i.jsonl", records)
    )
    amiss: dict[str, list[str]] = {}
    for record in records:
        case = case_of(record, CAR)
        for key in dict.fromkeys(words.partition(":")[0] for words in unmet(next(consult(CAR, [case])))):
            amiss.setdefault(key, []).append(case.id)
    measures = summary.tally.judged.measures
    assert amiss == {key: sorted(one.amiss) for key, one in measures.items() if one.amiss}


def test_an_audit_finds_nothing_and_says_how_many(tmp_path: Path) -> None:
    told = summed(tmp_path, audit=3)
    assert told["audit"] == {"cases": 3, "differences": []}
    assert summed(tmp_path, audit=50)["audit"]["cases"] == 5


def test_an_audit_finds_what_was_planted_and_then_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.assessment.verdicts import Verdicts

    monkeypatch.setattr(Verdicts, "in_scope", property(lambda self: self.columns.nobody))
    told = summed(tmp_path, audit=5)
    differing = {one["id"]: one["differs"] for one in told["audit"]["differences"]}
    assert differing["right"] == ["in_scope"]
    assert "free" not in differing
    assert told["output"] is None
    assert not (tmp_path / "out.jsonl").exists()


def test_intervals_are_wilsons() -> None:
    # Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (holds, cases), interval in published.items():
        assert wilson(holds, cases) == pytest.approx(interval, abs=5e-5)


def test_progress_tells_rate_and_time_left() -> None:
    progress = Progress(total=1000)
    progress.advance(50_000, 250)
    assert progress.line(2.0) == "50,000 cases, 25,000 a second, 25%, 0:06 left"
    assert Progress(total=0).line(1.0) == "0 cases, 0 a second"
