"""Counting cases: what a file comes to is what its cases come to, one by one."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assessment.consultation import consult
from engine.cases.casefile import case_of, case_record
from engine.diff.case_counts import MOST_SHOWN, Counts, counted
from engine.diff.conclusions import compared
from engine.diff.versions import Versions, paired
from engine.errors import UnreadableInput
from tests.car import CAR
from tests.engine.diff.as_assessed import direction_as_assessed
from tests.engine.diff.seeds import added, changed, cutoff, effect, old, without_rule
from tests.strategies import cases

PAIR = paired(old(), changed(cutoff("voltage", 0, 11.5), effect("CAR-08", 0, escalates="soon")))


def written(folder: Path, records: list[dict[str, Any]]) -> str:
    path = folder / "cases.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return str(path)


def one_by_one(pair: Versions, records: list[dict[str, Any]]) -> tuple[int, Counter[Any], Counter[Any]]:
    """Count as the ordinary assessment of each case tells it."""
    otherwise, told, urgency = 0, Counter[Any](), Counter[Any]()
    for record in records:
        before, after = (
            next(consult(base, [case_of(record, base)])) for base in (pair.old.knowledge, pair.new.knowledge)
        )
        moves = [
            (target, direction)
            for target in compared(pair.old.knowledge, pair.new.knowledge)
            if (direction := direction_as_assessed(before, after, target))
        ]
        otherwise += bool(moves)
        told.update(moves)
        urgency[before.assessment.urgency.name.lower(), after.assessment.urgency.name.lower()] += 1
    return otherwise, told, urgency


@settings(max_examples=max(5, settings.default.max_examples // 3))
@given(patients=st.lists(cases(CAR), min_size=1, max_size=12))
def test_a_file_comes_to_what_its_cases_come_to(
    tmp_path_factory: pytest.TempPathFactory, patients: list[Any]
) -> None:
    records = [{**case_record(case), "id": f"c{n}"} for n, case in enumerate(patients)]
    counts = counted(PAIR, [written(tmp_path_factory.mktemp("cases"), records)])
    otherwise, told, urgency = one_by_one(PAIR, records)
    assert (counts.cases, counts.otherwise, counts.rejected) == (len(records), otherwise, Counter())
    assert counts.told == told
    assert counts.urgency == urgency


SMELL = {"will_not_start": "yes", "smell_of_fuel": "yes"}
CLOSE = {"will_not_start": "yes", "weather": ["cold"], "voltage": 11.6}


def falls(counts: Counts) -> list[str]:
    return [one.patient.case.id for one in counts.shown]


def test_those_that_matter_most_come_first_and_are_ten_at_most(tmp_path: Path) -> None:
    records = [{"id": f"dim{n}", "answers": CLOSE} for n in range(MOST_SHOWN + 3)]
    records.append({"id": "smell", "answers": SMELL})
    counts = counted(PAIR, [written(tmp_path, records)])
    assert falls(counts) == ["smell", *(f"dim{n}" for n in range(MOST_SHOWN - 1))]
    assert counts.leading == {("flat_battery", ""): MOST_SHOWN + 3}
    assert counts.urgency["emergency", "soon"] == 1


def test_a_record_that_only_one_version_can_read_is_told_and_costs_only_itself(tmp_path: Path) -> None:
    new = {"id": "old_car", "kind": "yes_no", "group": "additives", "label": "old", "clinician": "Old?"}
    pair = paired(old(), changed(added("findings", new), without_rule("CAR-11")))
    records = [
        {"id": "a", "answers": {"will_not_start": "yes", "weather": ["hot"]}},
        {"id": "b", "answers": {"will_not_start": "yes", "old_car": "yes"}},
        {"id": "c", "answers": {"wheels": 3}},
        {"id": "d", "answers": {}, "expect": {"disorders": ["flat_battery", "a_disorder_of_tomorrow"]}},
        {"id": "e", "answers": {"voltage": 999}},
    ]
    counts = counted(pair, [written(tmp_path, records)])
    assert (counts.cases, counts.otherwise, counts.rejected) == (3, 1, {"both": 2})
    assert "wheels" in str(counts.reasons["both"])


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_tables_are_read_as_batches_read_them(tmp_path: Path, suffix: str) -> None:
    from pyarrow import csv, parquet, table

    rows = table({"id": ["a", "b"], "will_not_start": [True, True], "smell_of_fuel": [True, False]})
    path = tmp_path / f"cases.{suffix}"
    csv.write_csv(rows, path) if suffix == "csv" else parquet.write_table(rows, path)
    counts = counted(PAIR, [str(path)])
    assert (counts.cases, counts.otherwise, falls(counts)) == (2, 1, ["a"])


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        counted(PAIR, [str(tmp_path / "nothing.jsonl")])
    with pytest.raises(UnreadableInput, match="can be read only once"):
        counted(PAIR, ["-"])
