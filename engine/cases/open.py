"""Case files by name: the cases of a file, or the one that FILE#ID asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import orjson

from engine.cases.case import Case
from engine.cases.casefile import (
    INTERVIEW,
    MOST_PROBLEMS,
    capped,
    is_finding,
    read_record,
    refuse_other_kinds,
    schema_of,
)
from engine.cases.files import (
    STDIN,
    folders_of,
    is_for_a_batch,
    read_records,
    source_of,
    split_name,
    unusable,
)
from engine.cases.problems import did_you_mean, escaped, shown
from engine.cases.yaml_and_json import Record
from engine.errors import Problem, UnreadableInput
from engine.words import either
from knowledge.criteria import KnowledgeBase

Tell: TypeAlias = Callable[[str], object]
"""Is told what of a file cannot be used, where the rest of it can."""
_FEW_IDS = 8
_LONGEST_FIRST_LINE = 10_000


def read_cases(path: str, knowledge: KnowledgeBase, tell: Tell | None = None) -> list[Case]:
    """Read the cases of a YAML, JSON or JSON Lines file, of FILE#ID, or of stdin ('-').

    A saved interview is the case that its answers make so far; what of it cannot be used `tell` is told.
    FILE#ID may be of any file that a batch reads, and means the same there. Raises UnreadableInput with
    every problem of the file, or of the one case that is asked for.
    """
    name, wanted = split_name(path)
    if wanted is not None and is_for_a_batch(name):
        from engine.batch.record_reader import case_in

        return [case_in(name, wanted, knowledge)]
    source = source_of(name)
    if wanted is None and name != STDIN and _is_an_interview(name):
        from engine.interview.journal import case_so_far

        return [case_so_far(Path(name), knowledge, tell)]
    records = read_records(name)
    for key, value in folders_of(name):
        if is_finding(key, knowledge):
            what = f"{key}={value} stands in the name of its folder and not in its records"
            hint = "Put it into the answers of each, or rename the folder; of CSV and Parquet it is read."
            raise unusable(source, what, hint)
    refuse_other_kinds(records[0].value, source)
    _refuse_repeated_ids(records)
    if wanted is not None:
        named = [record for record in records if record.id == wanted]
        broken = [record for record in records if record.value is None and record.problems.entries]
        if not (named or broken):
            raise unusable(source, f"holds no case with the id {shown(wanted)}", _about_ids(wanted, records))
        records = named or broken
    cases: list[Case] = []
    problems: list[Problem] = []
    for record in records:
        case = read_record(record.value, knowledge, record.problems, record.default_id)
        if case is not None:
            cases.append(case)
        problems += record.problems.told()
        if len(problems) > MOST_PROBLEMS:
            break
    if problems:
        raise UnreadableInput(source, capped(problems))
    return cases


def read_case(path: str, knowledge: KnowledgeBase, tell: Tell | None = None) -> Case:
    """Read the one case of a file, or FILE#ID; raise UnreadableInput where there are more."""
    cases = read_cases(path, knowledge, tell)
    if len(cases) == 1:
        return cases[0]
    ids = either([case.id for case in cases[:5]])
    raise unusable(escaped(path), f"holds {len(cases)} cases", f"Name one as FILE#ID, such as {ids}.")


def _is_an_interview(name: str) -> bool:
    """Return whether a file is a saved interview by its first line, whatever it is called.

    A pipe is read once, and so is none.
    """
    try:
        if not Path(name).is_file():
            return False
        with open(name, "rb") as file:
            return schema_of(orjson.loads(file.readline(_LONGEST_FIRST_LINE))) == INTERVIEW
    except (OSError, ValueError):
        return False


def _about_ids(wanted: str, records: list[Record]) -> str:
    """Suggest an id that is meant, or name some of those there are."""
    ids = [escaped(record.id) for record in records]
    some = [*ids[:_FEW_IDS], f"one of {len(ids) - _FEW_IDS} more"] if len(ids) > _FEW_IDS else ids
    return did_you_mean(wanted, ids, f"Choose {either(some)}.")


def _refuse_repeated_ids(records: list[Record]) -> None:
    first: dict[str, Record] = {}
    for record in records:
        if not isinstance(record.value, Mapping):
            continue
        name = record.id
        if name in first:
            before = first[name].problems.where(())
            record.problems.add(
                ("id",), f"is the id of another case too ({before})", "Ids are unique.", value=name
            )
        first.setdefault(name, record)
