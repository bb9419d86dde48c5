"""Records of a case file, read strictly into cases, with all that is wrong told at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from engine.cases.case import CANNOT_TELL, LONGEST_NAME, Answer, Answers, Case
from engine.cases.expectations import expectation_record, read_expectation
from engine.cases.files import unusable
from engine.cases.medicine_names import implied_by, read_medicines, recognise
from engine.cases.problems import Path, Problems, WrongValue, did_you_mean, escaped
from engine.cases.values import as_written, folded, read_answer, written
from engine.cases.yaml_and_json import given_in
from engine.errors import Problem, UnreadableInput
from engine.reading.patient import what_is_known, with_what_follows
from engine.words import either, listed
from knowledge.criteria import Audience, KnowledgeBase

KEYS = (
    "id", "title", "notes", "audience", "answers", "none_of", "medicines", "medicines_complete", "expect",
)  # fmt: skip
"""What a record may hold; `title` and `notes` are for those who read the file, and mean nothing here."""

INTERVIEW = "crampdx/interview"
"""What a saved interview calls itself, less the number of the version."""
_MEDICINES = ("medication", "medications", "medicine", "meds", "drug", "drugs")
# What crampdx writes itself, and is taken for a case now and then.
_WRITTEN = {
    INTERVIEW: (
        "is a saved interview, not a case file",
        "`crampdx assess` reads it by the name of its file; `crampdx interview --resume` goes on with it.",
    ),
    "crampdx/trace": ("is a trace, not a case", "Check it with `crampdx explain --check FILE`."),
    "crampdx/assessment": ("is a result, not a case", "Name the case file it came from."),
}
RESPONSE = "QuestionnaireResponse"
"""The one FHIR resource that is a case by itself."""
MOST_PROBLEMS = 100
"""More of one file are counted, and not told."""


def case_of(record: object, knowledge: KnowledgeBase, place: str = "", *, default_id: str = "case") -> Case:
    """Read one record as a case; raise UnreadableInput with all of its problems.

    `place` names the file and the record. Without it, the place of a problem is its key path alone.
    """
    problems = Problems(place)
    case = read_record(record, knowledge, problems, default_id)
    if case is None:
        raise UnreadableInput(place or "the record", capped(problems.told()))
    return case


def case_record(case: Case, knowledge: KnowledgeBase | None = None) -> dict[str, Any]:
    """Return the record that reads back as this case.

    With the knowledge base, what follows from the list of medicines is left out; it follows again
    when the record is read.
    """
    answers: Mapping[str, Answer] = case.told
    if knowledge is not None and case.medicines is not None:
        implied = implied_by(recognise(case.medicines, knowledge.drugs), knowledge, case.medicines_complete)
        answers = {name: a for name, a in answers.items() if name not in implied or implied[name] != a}
    record: dict[str, Any] = {"id": case.id, "audience": case.audience}
    by_itself = {name: a for name, a in case.told.items() if name not in case.denied}
    # Where an answer was taken away, the denial would give it anew.
    if case.none_of and (
        knowledge is None or denied_by(case.none_of, by_itself, knowledge).keys() == case.denied
    ):
        record["none_of"] = list(case.none_of)
        answers = {name: a for name, a in answers.items() if name in by_itself}
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


def read_record(raw: object, knowledge: KnowledgeBase, problems: Problems, default_id: str) -> Case | None:
    """Read a record as a case, or note in `problems` why not; a response in FHIR is a record too."""
    if isinstance(raw, Mapping) and raw.get("resourceType") == RESPONSE:
        from engine.fhir.questionnaire import record_of_response

        raw = record_of_response(raw, knowledge)
    if not isinstance(raw, Mapping):
        if raw is not None or not problems.entries:
            hint = "A case is a mapping with `answers`."
            hint += " Write each record of a list on a line of its own." if isinstance(raw, list) else ""
            problems.add((), "is not a mapping", hint, value=raw)
        return None
    for key in raw:
        if key not in KEYS:
            problems.add((str(key),), "is not part of a case", _about_key(key, knowledge))
    raw = given_in(raw)
    case_id = _text(raw, "id", problems) if "id" in raw else default_id
    for words_for_readers in ("title", "notes"):
        if not isinstance(raw.get(words_for_readers, ""), str):
            problems.add(
                (words_for_readers,), "is not text", "Put it in quotes.", value=raw[words_for_readers]
            )
    direct = _answers(raw, knowledge, problems)
    none_of = _denials(raw, knowledge, problems)
    intake = read_medicines(raw, direct, knowledge, problems)
    expect = read_expectation(raw["expect"], knowledge, problems) if "expect" in raw else {}
    audience = raw.get("audience", "clinician")
    if audience not in get_args(Audience):
        hint = did_you_mean(audience, get_args(Audience), f"It is {either(get_args(Audience))}.")
        problems.add(("audience",), "is not an audience", hint, value=audience)
    if problems.entries:
        return None
    told = intake.implied | {
        n: a for n, a in direct.items() if a is not CANNOT_TELL or n not in intake.implied
    }
    denied = denied_by(none_of, told, knowledge) if none_of else {}
    known = {**denied, **told}
    texts = ((name, as_written(knowledge.finding[name], raw["answers"][name])) for name in direct)
    case = Case(
        id=case_id,
        audience=audience,
        answers={name: known[name] for name in knowledge.finding if name in known},
        medicines=intake.medicines,
        medicines_complete=intake.complete,
        unrecognised_medicines=intake.unrecognised,
        expect=expect,
        as_written={name: text for name, text in texts if text},
        none_of=none_of,
        denied=frozenset(denied),
    )
    return with_what_follows(knowledge, case)


def denied_by(none_of: Iterable[str], told: Answers, knowledge: KnowledgeBase) -> dict[str, Answer]:
    """Return the answers that denials give to those findings of which nothing else is told.

    What was told stands, an answer of `unknown` too, and so does what follows from it.
    """
    said = {name: answer for each in none_of for name, answer in knowledge.denial[each].answers.items()}
    known = what_is_known(knowledge, told)
    return {name: said[name] for name in knowledge.denying if name in said and name not in known}


def _denials(raw: Mapping[str, object], knowledge: KnowledgeBase, problems: Problems) -> tuple[str, ...]:
    """Return the denials of a record, in catalogue order: a list of ids, or one alone."""
    given = raw.get("none_of", ())
    said = [given] if isinstance(given, str) else given
    if not isinstance(said, list | tuple):
        problems.add(("none_of",), "is not a list of denials", _which(knowledge), value=given)
        return ()
    for place, each in enumerate(said):
        if not isinstance(each, str) or each not in knowledge.denial:
            near = did_you_mean(each, knowledge.denial) or _which(knowledge)
            problems.add(("none_of", place), "is not a denial of this knowledge base", near, value=each)
    return tuple(name for name in knowledge.denial if name in said)


def _which(knowledge: KnowledgeBase) -> str:
    return f"There are {listed(knowledge.denial)}." if knowledge.denial else "It has none."


def _answers(raw: Mapping[Any, object], knowledge: KnowledgeBase, problems: Problems) -> dict[str, Answer]:
    answers = raw.get("answers")
    if answers is None and "answers" in raw:
        # Nothing below `answers:` is a blank case.
        answers = {}
    if not isinstance(answers, Mapping):
        hint = "Write them as 'finding: value' below `answers:`; {} means none."
        given = {"value": answers} if "answers" in raw else {}
        problems.add(("answers",), "a case needs its answers, as a mapping", hint, **given)
        return {}
    read: dict[str, Answer] = {}
    said = given_in(answers)
    for name, value in answers.items():
        path: Path = ("answers", str(name))
        if name not in knowledge.finding:
            lost = f"`{name}` stands beside `answers`, not in it." if name in KEYS else ""
            lost = "It is a denial: name it under `none_of:`." if name in knowledge.denial else lost
            near = did_you_mean(name, knowledge.finding, "`crampdx knowledge findings` lists them.")
            problems.add(path, "is not a finding of this knowledge base", lost or near)
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
        problems.add((key,), "is not text", "Put it in quotes.", value=value)
        return ""
    text = str(value).strip()
    if not text or len(text) > LONGEST_NAME or not text.isprintable():
        hint = f"Write up to {LONGEST_NAME} plain characters."
        problems.add((key,), "is empty, too long or holds control characters", hint, value=value)
    return text


def is_finding(key: str, knowledge: KnowledgeBase) -> bool:
    """Whether a name is that of a finding, whatever its case, spaces and hyphens."""
    return re.sub(r"[\s-]+", "_", folded(key)) in knowledge.finding


def _about_key(key: object, knowledge: KnowledgeBase) -> str:
    if key in knowledge.finding:
        return "It is a finding: put it below `answers:`."
    near = for_medicines(key) or did_you_mean(key, KEYS) or did_you_mean(key, knowledge.finding)
    return near or f"A case has {listed(KEYS)}."


def refuse_other_kinds(value: object, source: str) -> None:
    """Say what else a file is, by its first record, where its keys would all be wrong."""
    kind = value.get("resourceType") if isinstance(value, Mapping) and "answers" not in value else None
    if isinstance(kind, str):
        if kind == RESPONSE:
            return
        remedy = "`crampdx fhir cases` makes cases of it."
        raise unusable(source, f"is a FHIR {escaped(kind)}, not a case file", remedy)
    if known := _WRITTEN.get(schema_of(value)):
        raise unusable(source, *known)


def schema_of(value: object) -> str:
    """Return what a record of our own calls itself, less the number of the version; '' where it does not."""
    schema = value.get("schema") if isinstance(value, Mapping) else None
    return schema.rpartition("/")[0] if isinstance(schema, str) else ""


def capped(problems: list[Problem]) -> list[Problem]:
    """Return the first of many problems, and how many more there are."""
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return problems
    rest = Problem("and so on", f"there are at least {more} more problems")
    return [*problems[:MOST_PROBLEMS], rest]
