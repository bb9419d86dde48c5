"""A row of a batch's input, asked for by FILE#ID, is the case that it is in a case file and in a batch."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.assessment.consultation import consult
from engine.cases.case import Case
from engine.cases.casefile import case_record
from engine.cases.open import read_case, read_cases
from engine.errors import UnreadableInput
from engine.report.render import explained, rendered
from knowledge.leg_cramps import leg_cramps
from tests.car import CAR
from tests.engine.batch.running import json_lines, ran

ROOT = Path(__file__).parents[3]
EXAMPLES = [read_case(str(path), leg_cramps()) for path in sorted((ROOT / "examples").glob("*.yaml"))]


def cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (";".join(value) or "none") if isinstance(value, list) else str(value)


def row(case: Case) -> dict[str, str]:
    """Return the cells of a case, each as somebody would type it."""
    record = case_record(case, leg_cramps())
    answers = record.pop("answers")
    record.pop("expect", None)
    return {name: cell(value) for name, value in {**record, **answers}.items()}


def saved(path: Path, cases: Sequence[Case]) -> Path:
    rows = [row(case) for case in cases]
    names = list(dict.fromkeys(name for each in rows for name in each))
    match path.suffix:
        case ".jsonl":
            return json_lines(path, [case_record(case, leg_cramps()) for case in cases])
        case ".csv":
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, names)
                writer.writeheader()
                writer.writerows(rows)
        case _:
            parquet.write_table(pa.table({name: [each.get(name) for each in rows] for name in names}), path)
    return path


@cache
def said_of_examples() -> list[tuple[str, str]]:
    return [said(case) for case in EXAMPLES[::4]]


def said(case: Case) -> tuple[str, str]:
    knowledge, stream = leg_cramps(), io.StringIO()
    options: dict[str, Any] = {"form": "text", "voice": None, "full": True, "largest": 2}
    how = explained(knowledge, case, ("how", "urgency"), stream, **options)
    return how, "".join(rendered(consult(knowledge, [case]), "json", stream))


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_every_example_is_the_same_in_a_row(tmp_path: Path, suffix: str) -> None:
    assert len(EXAMPLES) > 20
    path = saved(tmp_path / f"cases{suffix}", EXAMPLES)
    found = [read_case(f"{path}#{case.id}", leg_cramps()) for case in EXAMPLES]
    plain = [case_record(case, leg_cramps()) for case in EXAMPLES]
    for record in plain if suffix != ".jsonl" else ():
        record.pop("expect", None)
    assert plain == [case_record(case, leg_cramps()) for case in found]
    assert said_of_examples() == [said(case) for case in found[::4]]


def test_the_commands_take_a_row(tmp_path: Path) -> None:
    path = saved(tmp_path / "cases.csv", EXAMPLES)
    for command, *more in (("assess", "--format", "json"), ("explain", "how", "urgency", "--full")):
        ended = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), command, f"{path}#{EXAMPLES[3].id}", *more],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert said(EXAMPLES[3])[0 if command == "explain" else 1] == ended.stdout


ODD = {
    ".jsonl": '{"id": "a", "answers": {"voltage": 1}}\n\n{"answers": {"voltage": "9 V"}}\n{"answers": 1}\n'
    '{"id": 7, "answers": {"voltage": 7}}\n{"id": "\\u0061\\u0062", "answers": {}}\n'
    '{"id": "x", "answers": {"voltage": "much"}}\n{"id": "x", "answers": {"voltage": 4}}\n',
    ".csv": "id;voltage\na;1\n;9 V\n;;\n7;7\nab;0\nx;much\nx;4,0\n",
}  # fmt: skip


@pytest.mark.parametrize("suffix", ODD)
@pytest.mark.parametrize("large", [False, True])
def test_a_row_means_what_it_means_in_a_batch(
    tmp_path: Path, suffix: str, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr("engine.cases.files._LARGEST", {"yaml": 1, "json": 1, "json lines": 1})
    path = tmp_path / f"in{suffix}"
    path.write_text(ODD[suffix])
    _, rows, _ = ran(tmp_path, path, trace=True)
    assert [each["id"] for each in rows] == ["a", "in-2", "7", "ab", "x"]
    if suffix == ".csv" or large:
        cases = [read_case(f"{path}#{each['id']}", CAR) for each in rows]
        assert [1, 9, 7, cases[3].answers.get("voltage"), 4] == [
            case.answers.get("voltage") for case in cases
        ]
        assert [each["id"] for each in rows] == [case.id for case in cases]


def test_a_row_that_is_no_case_is_told_with_its_number_and_all_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id,will_not_start,voltage\na,yes,12\nb,perhaps,much\n")
    with pytest.raises(UnreadableInput) as caught:
        read_cases(f"{path}#b", CAR)
    assert caught.value.source == f"{path}, record 2"
    assert [problem.place for problem in caught.value.problems] == [
        "answers.will_not_start",
        "answers.voltage",
    ]


def test_an_id_that_is_not_there_is_told_with_what_may_be_meant(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id,voltage\npatient-1,12\nother,11\n")
    with pytest.raises(UnreadableInput, match=r"no case with the id 'patient1'\. Did you mean patient-1\?"):
        read_cases(f"{path}#patient1", CAR)
    with pytest.raises(UnreadableInput, match=r"The first are patient-1 and other\."):
        read_cases(f"{path}#zzz", CAR)


def test_a_table_by_itself_is_no_case_file_and_says_how_to_name_a_row(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("id,voltage\na,12\n")
    with pytest.raises(UnreadableInput, match="one row of it is FILE#ID"):
        read_cases(str(path), CAR)
