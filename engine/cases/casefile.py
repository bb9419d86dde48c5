"""Case files: records that somebody wrote, read strictly into cases, with all that is wrong told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from engine.cases.case import LONGEST_NAME, Answer, Case
from engine.cases.expectations import expectation_record, read_expectation
from engine.cases.files import (
    Record,
    folders_of,
    is_for_a_batch,
    read_records,
    said_by_folder,
    source_of,
    split_name,
    unusable,
)
from engine.cases.json_text import given_in
from engine.cases.medicines import implied_by, read_medicines, recognise
from engine.cases.problems import Path, Problems, WrongValue, did_you_mean, escaped, shown
from engine.cases.values import folded, in_other_unit, read_answer, written
from engine.errors import Problem, UnreadableInput
from engine.words import either, listed
from knowledge.criteria import Audience, KnowledgeBase

KEYS = ("id", "title", "notes", "audience", "answers", "medicines", "medicines_complete", "expect")
"""What a record may hold; `title` and `notes` are for those who read the file, and mean nothing here."""

_MEDICINES = ("medication", "medications", "medicine", "meds", "drug", "drugs")
# What crampdx writes itself, and is taken for a case now and then.
_WRITTEN = {
    "crampdx/interview": ("is an interview, no case", "Go on with it by `crampdx interview --resume FILE`."),
    "crampdx/trace": ("is a trace, no case", "Check it by `crampdx explain --check FILE`."),
    "crampdx/assessment": ("is a result, no case", "Name the case file that it came from."),
}
_MOST_PROBLEMS = 100
_FEW_IDS = 8


def read_cases(path: str, knowledge: KnowledgeBase) -> list[Case]:
    """Read the cases of a YAML, JSON or JSON Lines file, of FILE#ID, or of stdin ('-').

    FILE#ID may be of any file that a batch reads, and means the same there. Raises UnreadableInput with
    every problem of the file, or of the one case that is asked for.
    """
    name, wanted = split_name(path)
    if wanted is not None and is_for_a_batch(name):
        from engine.batch.lookup import case_in

        return [case_in(name, wanted, knowledge)]
    source = source_of(name)
    records = read_records(name)
    for key, value in folders_of(name):
        if _is_finding(key, knowledge):
            raise said_by_folder(source, key, value)
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
        case = _read(record.value, knowledge, record.problems, record.default_id)
        if case is not None:
            cases.append(case)
        problems += record.problems.told()
        if len(problems) > _MOST_PROBLEMS:
            break
    if problems:
        raise UnreadableInput(source, _capped(problems))
    return cases


def read_case(path: str, knowledge: KnowledgeBase) -> Case:
    """Read the one case of a file, or FILE#ID; raise UnreadableInput where there are more."""
    cases = read_cases(path, knowledge)
    if len(cases) == 1:
        return cases[0]
    ids = either(case.id for case in cases[:5])
    raise unusable(escaped(path), f"holds {len(cases)} cases", f"Name one as FILE#ID, such as {ids}.")


def case_of(record: object, knowledge: KnowledgeBase, place: str = "", *, default_id: str = "case") -> Case:
    """Read one record as a case; raise UnreadableInput with all of its problems.

    `place` names the file and the record. Without it, the place of a problem is its key path alone.
    """
    problems = Problems(place)
    case = _read(record, knowledge, problems, default_id)
    if case is None:
        raise UnreadableInput(place or "the record", _capped(problems.told()))
    return case


def case_record(case: Case, knowledge: KnowledgeBase | None = None) -> dict[str, Any]:
    """Return the record that reads back as this case.

    With the knowledge base, what follows from the list of medicines is left out; it follows again
    when the record is read.
    """
    answers: Mapping[str, Answer] = case.answers
    if knowledge is not None and case.medicines is not None:
        implied = implied_by(recognise(case.medicines, knowledge.drugs), knowledge, case.medicines_complete)
        answers = {name: a for name, a in answers.items() if name not in implied or implied[name] != a}
    record: dict[str, Any] = {"id": case.id, "audience": case.audience}
    record["answers"] = {name: case.as_written.get(name, written(a)) for name, a in answers.items()}
    if case.medicines is not None:
        record["medicines"] = list(case.medicines)
        if not case.medicines_complete:
            record["medicines_complete"] = "no"
    if case.expect:
        record["expect"] = expectation_record(case.expect)
    return record


def for_medicines(key: object) -> str:
    """Suggest `medicines` for other words for them, few of whose letters are the same."""
    return "Did you mean medicines?" if folded(str(key)) in _MEDICINES else ""


def _read(raw: object, knowledge: KnowledgeBase, problems: Problems, default_id: str) -> Case | None:
    """Read a record as a case, or note in `problems` why not."""
    if not isinstance(raw, Mapping):
        if raw is not None or not problems.entries:
            hint = "A case is a mapping with `answers`."
            hint += " Write each record of a list on a line of its own." if isinstance(raw, list) else ""
            problems.add((), "is no mapping", hint, value=raw)
        return None
    for key in raw:
        if key not in KEYS:
            problems.add((str(key),), "is no part of a case", _about_key(key, knowledge))
    raw = given_in(raw)
    case_id = _text(raw, "id", problems) if "id" in raw else default_id
    for words_for_readers in ("title", "notes"):
        if not isinstance(raw.get(words_for_readers, ""), str):
            problems.add(
                (words_for_readers,), "is no text", "Put it into quotes.", value=raw[words_for_readers]
            )
    direct = _answers(raw, knowledge, problems)
    intake = read_medicines(raw, direct, knowledge, problems)
    expect = read_expectation(raw["expect"], knowledge, problems) if "expect" in raw else {}
    audience = raw.get("audience", "clinician")
    if audience not in get_args(Audience):
        hint = did_you_mean(audience, get_args(Audience), f"It is {either(get_args(Audience))}.")
        problems.add(("audience",), "is no audience", hint, value=audience)
    if problems.entries:
        return None
    known = {**intake.implied, **direct}
    texts = ((name, in_other_unit(knowledge.finding[name], raw["answers"][name])) for name in direct)
    return Case(
        id=case_id,
        audience=audience,
        answers={name: known[name] for name in knowledge.finding if name in known},
        medicines=intake.medicines,
        medicines_complete=intake.complete,
        unrecognised_medicines=intake.unrecognised,
        expect=expect,
        as_written={name: text for name, text in texts if text},
    )


def _answers(raw: Mapping[Any, object], knowledge: KnowledgeBase, problems: Problems) -> dict[str, Answer]:
    answers = raw.get("answers")
    if not isinstance(answers, Mapping):
        hint = "Write them as 'finding: value' below `answers:`; {} is none of them."
        given = {"value": answers} if "answers" in raw else {}
        problems.add(("answers",), "a case needs its answers, as a mapping", hint, **given)
        return {}
    read: dict[str, Answer] = {}
    said = given_in(answers)
    for name, value in answers.items():
        path: Path = ("answers", str(name))
        if name not in knowledge.finding:
            lost = f"`{name}` stands beside `answers`, not in it." if name in KEYS else ""
            near = did_you_mean(name, knowledge.finding, "`crampdx knowledge findings` lists them.")
            problems.add(path, "is no finding of this knowledge base", lost or near)
            continue
        if name not in said:
            continue
        try:
            read[name] = read_answer(knowledge.finding[name], value)
        except WrongValue as error:
            problems.add(path, error.message, error.suggestion, value=value)
    return read


def _text(raw: Mapping[Any, object], key: str, problems: Problems) -> str:
    value = raw[key]
    if not isinstance(value, str | int) or isinstance(value, bool):
        problems.add((key,), "is no text", "Put it into quotes.", value=value)
        return ""
    text = str(value).strip()
    if not text or len(text) > LONGEST_NAME or not text.isprintable():
        hint = f"Write up to {LONGEST_NAME} plain characters."
        problems.add((key,), "is empty, too long or holds control characters", hint, value=value)
    return text


def _is_finding(key: str, knowledge: KnowledgeBase) -> bool:
    return re.sub(r"[\s-]+", "_", folded(key)) in knowledge.finding


def _about_key(key: object, knowledge: KnowledgeBase) -> str:
    if key in knowledge.finding:
        return "It is a finding: put it below `answers:`."
    near = for_medicines(key) or did_you_mean(key, KEYS) or did_you_mean(key, knowledge.finding)
    return near or f"A case has {listed(KEYS)}."


def _about_ids(wanted: str, records: list[Record]) -> str:
    """Suggest an id that is meant, or name some of those there are."""
    ids = [escaped(record.id) for record in records]
    some = [*ids[:_FEW_IDS], f"one of {len(ids) - _FEW_IDS} more"] if len(ids) > _FEW_IDS else ids
    return did_you_mean(wanted, ids, f"Choose {either(some)}.")


def refuse_other_kinds(value: object, source: str) -> None:
    """Say what else a file is, by its first record, where its keys would all be wrong."""
    kind = value.get("resourceType") if isinstance(value, Mapping) and "answers" not in value else None
    if isinstance(kind, str):
        raise unusable(source, f"is a FHIR {escaped(kind)}, not a case file", "FHIR is not read.")
    schema = value.get("schema") if isinstance(value, Mapping) else None
    if isinstance(schema, str) and (known := _WRITTEN.get(schema.rpartition("/")[0])):
        raise unusable(source, *known)


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


def _capped(problems: list[Problem]) -> list[Problem]:
    more = len(problems) - _MOST_PROBLEMS
    if more <= 0:
        return problems
    rest = Problem("and so on", f"there are at least {more} more problems")
    return [*problems[:_MOST_PROBLEMS], rest]
