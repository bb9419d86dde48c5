"""Generated cases are case files of plausible patients, and the same for the same seed."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import mean

import numpy as np
import pyarrow.parquet
import pytest
from click.testing import CliRunner

from benchmarks.interview import patients
from engine.assessment.evidence import contradictions
from engine.cases.case import CANNOT_TELL, Case
from engine.cases.casefile import case_of
from engine.cases.open import read_cases
from knowledge.criteria import Choice, DrugClass
from knowledge.leg_cramps import leg_cramps
from tools.cases import clinic, drawn, main
from tools.cases.agreement import agree
from tools.cases.casefiles import Record, records
from tools.cases.drawing import Clinic
from tools.cases.picture import Picture, around, picture
from tools.cases.pictures import PICTURES
from tools.cases.plausible import ImplausiblePictures, check
from tools.cases.tables import Values

MANY = 3000


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.cases.CHUNK", 1024)


@cache
def clinic_of_cramps() -> Clinic:
    return Clinic(leg_cramps(), PICTURES)


@cache
def generated(total: int = MANY, seed: int = 7) -> tuple[Record, ...]:
    batches = drawn(clinic_of_cramps(), total, seed)
    return tuple(record for first, batch in batches for record in records(clinic_of_cramps(), first, batch))


@cache
def all_that_is_true() -> dict[str, Values]:
    drawn = clinic_of_cramps().draw(np.random.default_rng(7), 20_000)
    return {column.finding.id: column.values for column in drawn.columns}


@cache
def cases() -> tuple[Case, ...]:
    return tuple(case_of(record, leg_cramps()) for record in generated()[:600])


def written(path: Path, total: int, seed: int = 7) -> Path:
    result = CliRunner().invoke(main, [str(total), "-o", str(path), "--seed", str(seed)])
    assert result.exit_code == 0, result.output
    return path


def test_generated_cases_read_without_a_problem() -> None:
    assert [record["id"] for record in generated()[:600]] == [case.id for case in cases()]


def test_no_generated_case_contradicts_itself() -> None:
    clashes = {case.id: contradictions(leg_cramps(), case) for case in cases()}
    assert [(name, found[0].conflict.id) for name, found in clashes.items() if found] == []


def test_nothing_that_is_true_of_a_patient_contradicts_the_rest() -> None:
    """Not even what few are asked: hold every answer that there is against every other."""
    for case in patients(leg_cramps(), "clinician", 1_500, seed=7):
        assert not contradictions(leg_cramps(), case), case.id


def test_patients_who_agree_are_left_alone() -> None:
    """So no need is undone by a later one, nor by what follows."""
    again = {name: values.copy() for name, values in all_that_is_true().items()}
    agree(leg_cramps(), again)
    for name, values in all_that_is_true().items():
        assert np.array_equal(again[name], values), name


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("petechiae", "bleeding_or_bruising"),
        ("hot_joint", "joint_swelling"),
        ("hot_joint", "joint_pain"),
        ("aneurysm_known", "arterial_disease_known"),
        ("pad_known", "arterial_disease_known"),
        ("in_heat_with_sweating", "heavy_sweating"),
        ("calf_swelling_3cm", "one_sided_swelling"),
        ("cannot_bear_weight", "walking_hard"),
        ("sudden_weak_leg", "leg_weakness"),
        ("muscle_wasting", "wasting_seen"),
    ],
)
def test_whoever_has_the_particular_has_the_general(told: str, other: str) -> None:
    truth = all_that_is_true()
    assert truth[told].any()
    assert truth[other][truth[told]].all()


def test_no_trouble_began_before_it_began() -> None:
    truth = all_that_is_true()
    onset, duration = (leg_cramps().finding[name] for name in ("onset", "duration"))
    assert isinstance(onset, Choice)
    assert isinstance(duration, Choice)
    slow = truth["onset"] == onset.options.index("over weeks or longer")
    days = np.isin(truth["duration"], [duration.options.index(span) for span in ("under a day", "days")])
    assert slow.any()
    assert days.any()
    assert not (slow & days).any()


def test_what_a_picture_says_is_true_of_its_patients() -> None:
    """What agreement takes away from nearly all of them, the picture says in vain."""
    single = [replace(one, weight=1) for one in PICTURES if "+" not in one.name]
    drawn = Clinic(leg_cramps(), single).draw(np.random.default_rng(7), 300 * len(single))
    truth = {column.finding.id: column.values for column in drawn.columns}
    for number, one in enumerate(single):
        for name, said in one.traits.items():
            if isinstance(said, float) and said >= 0.3:
                shown = truth[name][drawn.pictures == number].mean()
                assert shown > 0.3 * said, (one.name, name, shown)


def test_a_choice_that_nothing_speaks_of_is_not_made_and_nothing_follows_from_it() -> None:
    assert "muscle_tone" not in clinic.BACKGROUND
    assert (all_that_is_true()["muscle_tone"] == -1).all()
    assert all_that_is_true()["slowness_or_rest_tremor"].mean() < 0.1


def test_every_group_of_findings_is_asked_of_whom_it_is_for() -> None:
    for audience, rates in clinic.RATES.items():
        asked = {
            name
            for name, group in leg_cramps().groups.items()
            if any(audience in finding.asked_of for finding in group if not _is_drug_class(finding.id))
        }
        assert rates.keys() == asked


def test_every_disorder_has_a_picture() -> None:
    assert set(leg_cramps().disorder) == {name for one in PICTURES for name in one.disorders}


def test_the_common_pictures_come_most_often() -> None:
    seen = Counter(record["id"].rpartition("-")[0] for record in generated())
    weights = sum(one.weight for one in PICTURES)
    for one in PICTURES:
        assert seen[one.name] / MANY == pytest.approx(one.weight / weights, abs=0.02)


def test_what_is_expected_is_the_disorders_of_the_picture() -> None:
    by_name = {one.name: one for one in PICTURES}
    for record in generated()[:300]:
        name = record["id"].rpartition("-")[0]
        assert {"disorders": list(by_name[name].disorders)} == record["expect"]


def test_patients_are_not_asked_for_examination_or_laboratory() -> None:
    finding = leg_cramps().finding
    for record in generated():
        for name in record["answers"]:
            assert record["audience"] in finding[name].asked_of


def test_some_answers_are_open_some_closed_and_most_are_told() -> None:
    told = [[answer for name, answer in case.answers.items() if not _is_drug_class(name)] for case in cases()]
    assert 35 < mean(len(answers) for answers in told) < 110
    assert min(len(answers) for answers in told) < 25
    closed = sum(answer is CANNOT_TELL for answers in told for answer in answers)
    assert 0.02 < closed / sum(map(len, told)) < 0.08


def _is_drug_class(name: str) -> bool:
    return isinstance(leg_cramps().finding[name], DrugClass)


def test_medicines_are_sometimes_unknown_incomplete_or_unrecognised() -> None:
    assert any(case.medicines is None for case in cases())
    assert any(case.medicines == () for case in cases())
    assert any(not case.medicines_complete for case in cases())
    unrecognised = {name for case in cases() for name in case.unrecognised_medicines}
    assert unrecognised
    assert unrecognised <= set(clinic.UNRECOGNISED)


def test_a_patient_has_findings_that_have_nothing_to_do_with_the_picture() -> None:
    own = {one.name: one.traits for one in PICTURES}
    noise = [
        name
        for record in generated()
        for name, answer in record["answers"].items()
        if answer is True and name not in own[record["id"].rpartition("-")[0]]
    ]
    assert 1 < len(noise) / MANY < 6


def test_a_picture_shows_in_its_answers() -> None:
    def share(pictures: str, finding: str) -> float:
        answers = [r["answers"].get(finding) for r in generated() if r["id"].startswith(pictures)]
        told = [answer for answer in answers if isinstance(answer, bool)]
        return sum(told) / len(told)

    assert share("claudication", "comes_with_exertion") > 0.9
    assert share("night-cramps", "comes_with_exertion") < 0.3
    assert share("restless-legs", "urge_to_move") > 0.9
    assert share("night-cramps-0", "one_sided_swelling") < 0.05


@pytest.mark.parametrize("ending", [".jsonl", ".parquet", ".csv", ".yaml"])
def test_one_seed_gives_the_same_bytes_and_another_seed_other_ones(ending: str, tmp_path: Path) -> None:
    once, again = (written(tmp_path / f"{name}{ending}", 20).read_bytes() for name in ("a", "b"))
    assert once == again
    assert once != written(tmp_path / f"c{ending}", 20, seed=8).read_bytes()


def test_a_longer_file_begins_with_the_patients_of_a_shorter_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.cases.CHUNK", 16)
    short, long = (written(tmp_path / f"{n}.jsonl", n).read_bytes() for n in (20, 40))
    assert len(short.splitlines()) == 20
    assert len(long.splitlines()) == 40
    assert long.startswith(short)


@pytest.mark.parametrize("ending", [".jsonl", ".yaml"])
def test_case_files_read_back_as_the_cases_they_are(ending: str, tmp_path: Path) -> None:
    path = written(tmp_path / f"cases{ending}", 25)
    assert list(cases()[:25]) == read_cases(str(path), leg_cramps())


def test_parquet_holds_the_same_answers_a_column_for_each_finding(tmp_path: Path) -> None:
    rows = pyarrow.parquet.read_table(written(tmp_path / "cases.parquet", 60)).to_pylist()
    for row, record in zip(rows, generated()[:60], strict=True):
        apart = ("id", "audience", "medicines", "medicines_complete", "expect")
        answers = {name: value for name, value in row.items() if name not in apart and value is not None}
        told = {name: value for name, value in record["answers"].items() if value != "unknown"}
        assert told == answers
        assert record["id"] == row["id"]
        assert record["audience"] == row["audience"]
        assert record["expect"] == row["expect"]
        assert record.get("medicines") == row["medicines"]


def test_csv_joins_several_with_semicolons(tmp_path: Path) -> None:
    with written(tmp_path / "cases.csv", 60).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row, record in zip(rows, generated()[:60], strict=True):
        assert ";".join(record["expect"]["disorders"]) == row["expect.disorders"]
        assert ";".join(record.get("medicines", [])) == row["medicines"]
        location = record["answers"].get("location", [])
        assert ("" if location == "unknown" else ";".join(location)) == row["location"]


def test_an_ending_that_is_not_known_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["5", "-o", str(tmp_path / "cases.txt")])
    assert result.exit_code == 2
    assert "it has to end in .parquet, .csv, .jsonl, .yaml" in result.output


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["5", "-o", str(tmp_path / "nowhere" / "cases.jsonl")])
    assert result.exit_code == 1
    assert "No such file or directory" in result.output


def _with(**said: float | dict[str, float]) -> Picture:
    return picture("odd", 1, "anemia", **said)


@pytest.mark.parametrize(
    ("odd", "misfit"),
    [
        (lambda: _with(leg_crams=0.5), "picture odd: 'leg_crams' is not a finding"),
        (lambda: _with(leg_cramp=1.5), "picture odd, leg_cramp: a chance of 1.5 is none"),
        (lambda: _with(side={"left": 1.0}), "picture odd: 'left' is not an option of 'side', which has"),
        (lambda: _with(side=0.5), "picture odd: 0.5 does not say how 'side', a "),
        (lambda: picture("odd", 1, "anemia", age=around(500, 5)), "'age' is never around 500, but 0 to 120"),
        (lambda: picture("odd", 1, "anaemia"), "picture odd: 'anaemia' is not a disorder"),
        (
            lambda: picture("odd", 1, "anemia", takes={"furosemidox": 1}),
            "no medicine goes by the name 'furosemidox'",
        ),
        (
            lambda: picture("odd", 1, "anemia", comorbid={"gout": 1}),
            "picture odd: 'gout' is not a comorbidity",
        ),
    ],
)
def test_what_the_knowledge_base_does_not_know_is_told_at_the_start(
    odd: Callable[[], Picture], misfit: str
) -> None:
    with pytest.raises(ImplausiblePictures) as raised:
        check(leg_cramps(), (*PICTURES, odd()))
    assert misfit in str(raised.value)
    assert len(str(raised.value).splitlines()) == 2


def test_all_misfits_are_told_at_once() -> None:
    odd = replace(_with(leg_crams=0.5, sde=0.5), disorders=("anaemia",))
    with pytest.raises(ImplausiblePictures) as raised:
        check(leg_cramps(), (odd,))
    assert len(str(raised.value).splitlines()) == 4
