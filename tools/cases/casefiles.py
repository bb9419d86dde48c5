"""Drawn patients as case files: as records, and as lines of JSON without a loop over patients.

A line is put together from fragments, one a finding, that Arrow joins for all patients at once: a
million patients answer some sixty million questions, which is too many for dictionaries.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import compress
from typing import Any, TypeAlias, assert_never

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc

from knowledge.criteria import Choice, Quantity, YesNo
from tools.cases.arrays import expected, ids, named, several
from tools.cases.drawing import AUDIENCES, Clinic, Column, Drawn

Record: TypeAlias = dict[str, Any]
_UNKNOWN = '"unknown"'


def records(clinic: Clinic, first: int, drawn: Drawn) -> list[Record]:
    """Return case files, one a patient, answers in catalogue order."""
    return [orjson.loads(line) for line in lines(clinic, first, drawn).to_pylist()]


def lines(clinic: Clinic, first: int, drawn: Drawn) -> pa.Array:
    """Return case files as JSON, one a patient, each with the end of its line."""
    answers = pc.binary_join_element_wise(*(_fragments(column) for column in drawn.columns), "")
    # Every answer brings the comma before it; so the first one's is cut off.
    answers = pc.utf8_slice_codeunits(answers, 1)
    complete = named(drawn.list_complete, (',"medicines_complete":false', ""))
    medicines = several(drawn.takes, _quoted(clinic.medicines), drawn.medicines_known)
    listed = pc.binary_join_element_wise(
        ',"medicines":[', pc.binary_join(medicines, ","), "]", complete, "", null_handling="emit_null"
    )
    disorders = expected(clinic, drawn)
    quoted = pc.binary_join_element_wise('"', pc.binary_join(disorders, '","'), '"', "")
    return pc.binary_join_element_wise(
        '{"id":"',
        ids(clinic, first, drawn),
        '","audience":"',
        named(drawn.patients, AUDIENCES),
        '","answers":{',
        answers,
        "}",
        pc.fill_null(listed, ""),
        ',"expect":{"disorders":[',
        quoted,
        "]}}\n",
        "",
    )


def _fragments(column: Column) -> pa.Array:
    """Return for each patient `,"finding":answer`, or nothing where the question is open."""
    finding, values = column.finding, column.values
    match finding:
        case YesNo():
            number, written = values, ["false", "true"]
        case Choice(options=options, several=False):
            number, written = values, _quoted(options)
        case Choice(options=options):
            number = values @ (1 << np.arange(len(options)))
            written = [_subset(options, code) for code in range(1 << len(options))]
        case Quantity():
            number, written = np.zeros(len(values), np.int32), [""]
        case _:
            assert_never(finding)
    name = f",{json.dumps(finding.id)}:"
    legal = ["", name + _UNKNOWN, *(name + each for each in written)]
    code = np.where(column.answered, number + 2, np.where(column.closed, 1, 0))
    fragments = named(code, legal)
    if isinstance(finding, Quantity):
        numbers = pc.fill_null(pa.array(values, mask=~column.answered).cast(pa.string()), "")
        return pc.binary_join_element_wise(fragments, numbers, "")
    return fragments


def _subset(options: Sequence[str], code: int) -> str:
    chosen = compress(_quoted(options), (code >> place & 1 for place in range(len(options))))
    return f"[{','.join(chosen)}]"


def _quoted(names: Sequence[str]) -> list[str]:
    return [json.dumps(name, ensure_ascii=False) for name in names]
