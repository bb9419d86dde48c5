"""A record in JSON Lines means the same whatever its neighbours, however its values are spelt."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cases.open import read_cases
from engine.errors import UnreadableInput
from tests.car import CAR
from tests.engine.batch.running import Row, ran, right_row

QUICK = '{"id":"quick-%d","answers":{"lights_dim":"yes","voltage":11.5}}'
NULLS = '{"id":"nulls-%d","answers":{"lights_dim":null,"voltage":12},"medicines":null}'
SLOW = '{"id":"slow-%d","answers":{"lights_dim":"Yes","voltage":"11,5 V"}}'
SPOILT = '{"id":"spoilt-%d","answers":{"voltage":'

NUMBERS = (
    "NaN", "-NaN", "nan", "Infinity", "-Infinity", "Inf", "1e999", "-1e999", "-0", "-0.0", "1E1", "1e+1",
    "01", "1.", ".5", "+1", "0x1F", "1_0", "12345678901234567890", "1" * 400, "1.0", "0.0",
    "11.500000000000000001",
    "5e-324", "1e-400", "20.000000000000001", "20.0000001",
)  # fmt: skip
TEXTS = (
    '""', '" "', '"yes"', '" Yes "', '"unknown"', '"UNKNOWN "', '"NaN"', '"null"', '"11,5"', '"12 V"',
    '"click"', r'"\u0000"', r'"\ud800"', r'"\udc00\ud800"', r'"\ud83d\ude00"', r'"\u0079es"',
    r'"unknow\u006e"', r'"a\":\"b"', r'"\ufeff"',
    '"\u2028"', '"\x7f"', '"\ufffd"', '"a\tb"', r'"\x"', '"":"', '"cold"', '"e10"',
    '"quinine"', '"A1 "', "\"\uff59\uff45\uff53\"", '"?"', '"voltage?"', "'yes'",
)  # fmt: skip
WORDS = ("null", "true", "false", "True", "None", "undefined", "", "Null")


def spelt(value: Any) -> str:
    return json.dumps(value)


VALUES = st.recursive(
    st.one_of(
        st.sampled_from((*NUMBERS, *TEXTS, *WORDS)),
        st.floats().map(spelt),
        st.integers(-(10**30), 10**30).map(str),
        st.decimals(-50, 50, allow_nan=False, places=3).map(str),
        st.text(max_size=6).map(spelt),
        st.text(st.characters(), max_size=4).map(lambda text: json.dumps(text, ensure_ascii=False)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{','.join(items)}]"),
        st.dictionaries(st.sampled_from(("voltage", "leak", "urgency", "x")), inner, max_size=2).map(
            lambda members: "{" + ",".join(f'"{key}":{value}' for key, value in members.items()) + "}"
        ),
    ),
    max_leaves=4,
)
FINDINGS = ("lights_dim", "voltage", "noise", "weather", "fuel", "ethanol", "leak_test_dry")
KEYS = (
    "none_of",
    "title",
    "notes",
    "audience",
    "medicines",
    "medicines_complete",
    "expect",
    "answers",
    "other",
)
EXPECTED = ("urgency", "disorders", "standings", "settled", "in_scope", "warnings")


@st.composite
def records(draw: Any) -> str:
    """Draw a record in JSON whose values are spelt in any way, its keys perhaps given twice."""
    members = st.lists(st.tuples(st.sampled_from(FINDINGS), VALUES), max_size=3)
    told = [f'"{key}":{value}' for key, value in draw(members)]
    outer = ['"id":' + draw(st.one_of(st.just('"it"'), st.just('" it "'), VALUES))]
    outer.append('"answers":{' + ",".join(told) + "}")
    outer += [f'"{key}":{draw(VALUES)}' for key in draw(st.lists(st.sampled_from(KEYS), max_size=2))]
    if draw(st.booleans()):
        expected = draw(st.lists(st.tuples(st.sampled_from(EXPECTED), VALUES), max_size=2))
        outer.append('"expect":{' + ",".join(f'"{key}":{value}' for key, value in expected) + "}")
    line = draw(st.sampled_from(("{%s}", "{ %s }"))) % draw(st.sampled_from((",", ", "))).join(outer)
    return line.replace("\n", " ").replace("\r", " ")


def by_itself(line: str, folder: Path) -> Row | None:
    """Return the row of a record that is read as a case file, or None where it is refused."""
    path = folder / "alone.jsonl"
    path.write_bytes(line.encode("utf-8", "surrogatepass"))
    try:
        [case] = read_cases(str(path), CAR)
    except UnreadableInput:
        return None
    return right_row(CAR, case)


def in_a_batch(line: str, folder: Path, *neighbours: str) -> Row | None:
    """Return the row of a record in a batch: it is the last of the file, behind its neighbours."""
    path = folder / "alone.jsonl"
    before = [each % number if "%d" in each else each for number, each in enumerate(neighbours)]
    path.write_bytes("\n".join((*before, line)).encode("utf-8", "surrogatepass"))
    _, rows, errors = ran(folder, path, trace=True)
    assert len(rows) + len(errors) == len(before) + 1
    if errors and errors[-1]["record"] == len(before) + 1:
        return None
    return rows[-1]


def each_in_a_file(lines: Sequence[str], folder: Path, *neighbours: str) -> list[Row | None]:
    """Return the rows of records in one batch, each the last of a file of its own, behind its neighbours."""
    paths = [folder / f"{number}.jsonl" for number in range(len(lines))]
    for number, (path, line) in enumerate(zip(paths, lines, strict=True)):
        before = (each % number for each in neighbours)
        path.write_bytes("\n".join((*before, line)).encode("utf-8", "surrogatepass"))
    _, rows, errors = ran(folder, *paths, trace=True)
    assert len(rows) + len(errors) == len(lines) * (len(neighbours) + 1)
    assert {error["record"] for error in errors} == {len(neighbours) + 1}
    found = {row["id"]: row for row in rows}
    return [found.get(f"it-{number}") for number in range(len(lines))]


def assert_the_same_beside_any_neighbour(record: str, values: Sequence[str], folder: Path) -> None:
    """Insist that a record, with each of these values, is read in a batch as it is alone.

    What a batch learns of how answers are spelt, it keeps for its next file: so one that has no neighbours
    to settle that is read in a batch of its own.
    """
    lines = [record % (number, value) for number, value in enumerate(values)]
    expected = [by_itself(line, folder) for line in lines]
    assert None in expected
    assert any(expected)
    for line, one in zip(lines, expected, strict=True):
        assert one == in_a_batch(line, folder), line
    for neighbours in ((QUICK,), (SLOW,)):
        found = each_in_a_file(lines, folder, *neighbours)
        for line, one, other in zip(lines, expected, found, strict=True):
            assert one == other, (line, neighbours)


@given(records())
@settings(max_examples=50)
def test_a_record_in_a_batch_is_read_as_it_is_alone(line: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = by_itself(line, folder)
        for neighbours in ((), (QUICK,), (NULLS, QUICK), (SLOW,), (SPOILT, QUICK)):
            found = in_a_batch(line, folder, *neighbours)
            if expected is not None and found is not None and expected["id"] == "alone":
                expected = {**expected, "id": found["id"]}
            assert expected == found, neighbours


@pytest.mark.parametrize("key", ["voltage", "weather"])
def test_every_odd_value_means_the_same_beside_any_neighbour(tmp_path: Path, key: str) -> None:
    values = (*NUMBERS, *TEXTS, *WORDS, "[null]", '["cold",null]', "{}", '{"x":null}')
    record = f'{{"id":"it-%d","answers":{{"{key}":%s}}}}'
    assert_the_same_beside_any_neighbour(record, values, tmp_path)


def test_a_denial_means_the_same_beside_any_neighbour(tmp_path: Path) -> None:
    given = (
        '"nothing_noticed"',
        '["nothing_noticed"]',
        "[]",
        '["x"]',
        "[null]",
        '""',
        "7",
        '["nothing_noticed",2]',
    )
    record = '{"id":"it-%d","none_of":%s,"answers":{"lights_dim":"yes","noise":"unknown"}}'
    assert_the_same_beside_any_neighbour(record, given, tmp_path)


@pytest.mark.parametrize("spelling", ["NaN", "-NaN", "Infinity", "-Inf"])
def test_what_is_no_number_is_refused_alone_and_beside_others(tmp_path: Path, spelling: str) -> None:
    line = f'{{"id":"it","answers":{{"lights_dim":"yes","voltage":{spelling}}}}}'
    assert by_itself(line, tmp_path) is None
    for neighbours in ((), (QUICK,), (SLOW,), (SPOILT,)):
        assert in_a_batch(line, tmp_path, *neighbours) is None


def test_null_in_json_is_open(tmp_path: Path) -> None:
    line = (
        '{"id":"it","title":null,"notes":null,"audience":null,"medicines":null,"medicines_complete":null,'
        '"expect":{"urgency":null,"settled":null,"standings":null},'
        '"answers":{"lights_dim":"yes","voltage":null,"noise":null,"weather":null}}'
    )
    plain = '{"id":"it","answers":{"lights_dim":"yes"}}'
    expected = by_itself(plain, tmp_path)
    assert expected is not None
    assert expected == by_itself(line, tmp_path)
    for neighbours in ((), (QUICK,), (SLOW,)):
        assert expected == in_a_batch(line, tmp_path, *neighbours)
    nameless = line.replace('"id":"it"', '"id":null')
    assert in_a_batch(nameless, tmp_path) == {**expected, "id": "alone"}


@pytest.mark.parametrize(
    "record", ['{"answers":null}', '{"answers":{"votlage":null}}', '{"answers":{"a":1},"a":null}', "null"]
)
def test_a_null_does_not_hide_a_key_that_is_nothing(tmp_path: Path, record: str) -> None:
    assert by_itself(record, tmp_path) is None
    assert in_a_batch(record, tmp_path, QUICK) is None
