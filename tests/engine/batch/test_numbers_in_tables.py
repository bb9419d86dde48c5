"""Numbers and words in many cells at once are read as each is alone, whatever stands beside it."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cases.casefile import case_of
from engine.cases.problems import WrongValue
from engine.cases.values import read_answer
from engine.errors import UnreadableInput
from knowledge.criteria import Quantity
from knowledge.leg_cramps import leg_cramps
from tests.engine.batch.running import Record, Row, ran, right_row

KNOWLEDGE = leg_cramps()
NUMBERS = (
    "28.376", "1.250", "1,250", "12.5", "3.125", "3,1", "0.125", "131.000", "250", "88", "1.2e3", "7.000",
    "42.1234",
)  # fmt: skip
UNITS = (
    "", " umol/l", " µmol/L", " mcmol/l", " mval/L", " mg%", " U/L", " [IU]/L", " µkat/l", " ng/ml FEU",
    " ug{FEU}/L",    " 10*3/uL", " K/µL", " (H)", " L", " mcg/L", " uIU/ml", " mL/min/{1.73_m2}", " M/uL",
)  # fmt: skip
WORDS = ("yes", "Y", "n", "1.0", "0.0", "1", "0", "true", "unknown", "T", "1.5")
MEASURED = (
    "potassium", "creatinine", "ck", "ferritin", "alt", "platelets", "egfr", "tsh", "d_dimer",
    "cortisol_morning",
)  # fmt: skip


def batch(folder: Path, path: Path) -> tuple[list[Row], list[Record]]:
    _, rows, errors = ran(folder, path, knowledge=KNOWLEDGE, trace=True)
    return rows, errors


def table(folder: Path, header: list[str], rows: list[list[str]], delimiter: str = ",") -> Path:
    path = folder / "in.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return path


FLAGS = ("low", "raised", "N", "HH", "normal", "negative", "(L)", "abnormal", "-")
cells = st.one_of(
    st.builds(
        lambda sign, number, unit: sign + number + unit,
        st.sampled_from(("", "", "", "<", ">= ")),
        st.sampled_from(NUMBERS),
        st.sampled_from(UNITS),
    ),
    st.sampled_from(FLAGS),
)
records = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(MEASURED), cells), min_size=1, max_size=12
)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@given(given_=records)
@settings(max_examples=15)
def test_a_record_in_a_batch_is_read_as_it_is_alone(form: str, given_: list[tuple[str, str, str]]) -> None:
    listed = [
        {"id": f"r{number}", "answers": {"leg_cramp": word, name: text}}
        for number, (word, name, text) in enumerate(given_)
    ]
    right, wrong = [], []
    for place, record in enumerate(listed, 1):
        try:
            right.append(right_row(KNOWLEDGE, case_of(record, KNOWLEDGE)))
        except UnreadableInput:
            wrong.append(place)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if form == "csv":
            rows = [
                [f"r{number}", word, *(text if one == name else "" for one in MEASURED)]
                for number, (word, name, text) in enumerate(given_)
            ]
            path = table(folder, ["id", "leg_cramp", *MEASURED], rows)
        else:
            path = folder / "in.jsonl"
            path.write_text("".join(json.dumps(record) + "\n" for record in listed), "utf-8")
        read, errors = batch(folder, path)
    assert right == read
    assert wrong == [error["record"] for error in errors]


@pytest.mark.parametrize("name", ["ck", "potassium", "platelets"])
def test_thousands_of_plain_numbers_are_each_read_or_refused_as_one_is_alone(
    tmp_path: Path, name: str
) -> None:
    finding = KNOWLEDGE.finding[name]
    assert isinstance(finding, Quantity)
    texts = [f"{number / 1000 + 0.8:.3f}" for number in range(0, 30_000, 17)]
    texts += [f"{number / 100:.2f}" for number in range(100, 1200, 3)]
    refused = []
    for place, text in enumerate(texts, 1):
        try:
            read_answer(finding, text)
        except WrongValue:
            refused.append(place)
    path = table(tmp_path, ["id", name], [[str(number), text] for number, text in enumerate(texts)])
    _, errors = batch(tmp_path, path)
    assert refused == [error["record"] for error in errors]
    assert len({*texts}) > 1000
    assert len(refused) > 100


@pytest.mark.parametrize(
    ("first", "said"), [("3,1", "Other numbers of this table have decimal commas."), ("3.1", None)]
)
def test_a_doubtful_dot_beside_decimal_commas_is_refused_and_they_are_told_of(
    tmp_path: Path, first: str, said: str | None
) -> None:
    header = ["id", "leg_pain", "potassium", "ck", "ferritin", "alt", "cortisol_morning"]
    doubtful = ["a", "yes", first, "28.376", "1.250", "1.250", "1.250"]
    path = table(tmp_path, header, [doubtful, ["b", "no", first, "88", "", "", ""]], ";")
    rows, [error] = batch(tmp_path, path)
    assert [row["id"] for row in rows] == ["b"]
    problems = {problem["path"]: problem["suggestion"] for problem in error["problems"]}
    assert list(problems) == [f"answers.{name}" for name in header[3:]]
    for suggestion in problems.values():
        assert suggestion.endswith(said or "if it is a decimal point.")
    assert problems["answers.ck"].startswith("Write 28376 if it stands between thousands, or 28.38 if")


def test_units_in_another_case_and_with_either_sign_for_micro_are_read(tmp_path: Path) -> None:
    lines = [
        "id,leg_cramp,creatinine,egfr,platelets,ferritin,tsh",
        "umol,yes,88 umol/l,,,,", "micro,yes,88 µmol/l,,,,", "greek,yes,88 μmol/L,,,,",
        "gfr,yes,,58 ml/min/1.73m2,,,", "plt,yes,,,250 10^3/ul,,", "fer,yes,,,,12 ug/l,",
        "tsh,yes,,,,,2.1 uIU/ml",
    ]  # fmt: skip
    path = tmp_path / "in.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    rows, errors = batch(tmp_path, path)
    assert errors == []
    expected = [
        {"creatinine": 88}, {"creatinine": 88}, {"creatinine": 88}, {"egfr": 58}, {"platelets": 250},
        {"ferritin": 12}, {"tsh": 2.1},
    ]  # fmt: skip
    for row, answers in zip(rows, expected, strict=True):
        case = case_of({"id": row["id"], "answers": {"leg_cramp": "yes", **answers}}, KNOWLEDGE)
        assert right_row(KNOWLEDGE, case) == row


def test_ones_and_zeros_with_a_decimal_are_yes_and_no(tmp_path: Path) -> None:
    path = table(
        tmp_path, ["id", "leg_cramp", "one_sided_swelling"],
        [["a", "1.0", "1.0"], ["b", "1.0", ""], ["c", "Y", "N"], ["d", "0.0", "y"]],
    )  # fmt: skip
    rows, errors = batch(tmp_path, path)
    assert errors == []
    said = [("yes", "yes"), ("yes", None), ("yes", "no"), ("no", "yes")]
    for row, (cramp, swelling) in zip(rows, said, strict=True):
        answers = {"leg_cramp": cramp} | ({"one_sided_swelling": swelling} if swelling else {})
        assert right_row(KNOWLEDGE, case_of({"id": row["id"], "answers": answers}, KNOWLEDGE)) == row
