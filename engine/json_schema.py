"""JSON Schemas of what goes in and what comes out: cases, results, explanations, exports, diffs.

What the schema of a case file accepts, `engine.cases.casefile` reads, but for what no schema can say: a list
of medicines against answers, the range of '12 mg/dL', and whether 28.376 may be 28376. That reading takes
more spellings, and tells a person what to mend.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from typing import (
    Any,
    Literal,
    TypeAlias,
    Union,
    assert_never,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from engine.assessment import record, trace
from engine.assessment.must_not_miss import STATUSES, VERDICTS, Status
from engine.assessment.standing import Standing
from engine.cases.case import LONGEST_NAME
from engine.cases.expectations import FLAGS, LEVELS, LISTS, MAPPINGS, URGENCIES, ids_of
from engine.cases.problems import did_you_mean, escaped
from engine.cases.values import FLAG_WORDS, UNKNOWN
from engine.errors import NoSuchThing
from knowledge.criteria import (
    RUNGS,
    Audience,
    Choice,
    Finding,
    KnowledgeBase,
    Operator,
    Quantity,
    StepKind,
    Strength,
    Urgency,
    YesNo,
)

Schema: TypeAlias = dict[str, Any]
NAMES = ("case", "assessment", "trace", "explanation", "export", "diff")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
_BOOL: Schema = {"type": "boolean"}
_NUMBER: Schema = {"type": "number"}
_NULL: Schema = {"type": "null"}
_OBJECT: Schema = {"type": "object"}
_YES_NO: Schema = {"enum": [True, False, "yes", "no", UNKNOWN, 1, 0]}
# Words with one space between them. A pattern with $ would let a line end pass where Python reads it.
_NAME: Schema = {
    "type": "string",
    "minLength": 1,
    "maxLength": LONGEST_NAME,
    "not": {"pattern": r"[^\S ]|^ | {2}| $"},
}


def schema(knowledge: KnowledgeBase, name: str) -> Schema:
    """Return the JSON Schema of this name; raise NoSuchThing for another."""
    match name:
        case "case":
            shape = _case(knowledge)
        case "assessment":
            shape = _assessment(knowledge)
        case "trace":
            shape = _trace(knowledge)
        case "explanation":
            shape = _explanation(knowledge)
        case "export":
            from engine.export import export_schema

            shape = export_schema()
        case "diff":
            shape = _diff()
        case _:
            raise NoSuchThing(f"there is no schema {escaped(name)}. {did_you_mean(name, NAMES)}".rstrip())
    return {"$schema": DIALECT, **shape}


def _ids(of: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(of)}


def _levels(of: type[Urgency] | type[Standing] | type[Strength]) -> Schema:
    """Return the schema of the levels there are, the highest first."""
    return _ids(level.name.lower() for level in reversed(of))


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _any(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _object(**properties: Schema) -> Schema:
    """Return the schema of an object with just these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _optional(properties: Mapping[str, Schema], but: Iterable[str] = ()) -> Schema:
    """Return the schema of an object that may leave any of these properties out, but for some."""
    return {**_object(**properties), "required": list(but)}


def _case(knowledge: KnowledgeBase) -> Schema:
    answers = {
        finding.id: {"title": finding.label, "description": _described(finding), **_answer(finding)}
        for finding in knowledge.finding.values()
    }
    ignored = {"description": "For those who read the file; ignored.", **TEXT}
    properties = {
        "id": {"description": "Its name; without one, that of its file.", **_NAME},
        "title": ignored,
        "notes": ignored,
        "audience": {
            "description": "Who answers; a clinician unless it says so.",
            **_ids(get_args(Audience)),
        },
        "answers": {
            "description": "A finding left out is open; unknown was asked and is not known.",
            **_optional(answers),
        },
        **_none_of(knowledge),
        "medicines": {
            "description": "Names as they are written; [] means none at all.",
            **_any(_list(_NAME), {"const": UNKNOWN}),
        },
        "medicines_complete": {"description": "Whether the list is all there is.", **_YES_NO},
        "expect": {"description": "What the assessment should say.", **_optional(_expectation(knowledge))},
    }
    title = f"A case for {knowledge.name} {knowledge.version}"
    return {"title": title, **_optional(properties, but=["answers"])}


def _none_of(knowledge: KnowledgeBase) -> Mapping[str, Schema]:
    if not knowledge.denial:
        return {}
    one = _ids(knowledge.denial)
    said = "Much that is denied in one word; an answer of its own comes before that."
    return {"none_of": {"description": said, **_any(_list(one), one)}}


def _described(finding: Finding) -> str:
    if not isinstance(finding, Quantity):
        return finding.clinician
    unit = f" In {finding.unit}." if finding.unit else ""
    flags = ", or low, normal or high" if finding.takes_flags else ""
    return f"{finding.clinician}{unit} A number, or a bound like <{finding.plausible[1]:g}{flags}."


def _answer(finding: Finding) -> Schema:
    match finding:
        case YesNo():
            return _YES_NO
        case Choice(several=several, options=options):
            one = _ids((*options, UNKNOWN))
            some = {**_list(_ids(options)), "uniqueItems": True, "maxItems": len(options)}
            return _any(some, one) if several else one
        case Quantity(plausible=(low, high)):
            units = "|".join(_behind(unit) for unit in (finding.unit, *finding.other_units) if unit)
            digits = rf"[+-]?[0-9]{{1,15}}(\.[0-9]{{1,15}})?({units})?"
            times = r"|[0-9]{1,5}(\.[0-9]{1,5})? ?x (normal|ULN)" if finding.reference[1] else ""
            written = rf"^(([<>]=? ?)?{digits}|{digits} ?\(?(HH?|LL?|N)\)?{times})$"
            number = {**_NUMBER, "minimum": low, "maximum": high}
            flags = (*FLAG_WORDS, *finding.flags) if finding.takes_flags else ()
            return _any(number, {**TEXT, "pattern": written}, _ids((*flags, UNKNOWN)))
        case _:
            assert_never(finding)


def _behind(unit: str) -> str:
    """Match a unit behind its number, both in ECMA 262 and in Rust; re.escape escapes too much."""
    space = " " if unit[0].isdigit() else " ?"
    return space + "".join(f"\\{c}" if c in r"\^$.|?*+()[]{}" else c for c in unit)


def _expectation(knowledge: KnowledgeBase) -> Mapping[str, Schema]:
    one_of = {what: _ids(names) for what, names in ids_of(knowledge).items() if names}
    said = {"standings": _levels(Standing), "must_not_miss": _ids(get_args(Status)), "concepts": _YES_NO}
    lists = {key: _list(one_of[what]) for key, what in LISTS.items() if what in one_of}
    mappings = {
        key: {**_OBJECT, "propertyNames": one_of[what], "additionalProperties": said[key]}
        for key, what in MAPPINGS.items()
        if what in one_of
    }
    flags = {key: {"enum": [True, False, "yes", "no"]} for key in FLAGS}
    return {**lists, **mappings, **flags, **{key: _ids(words) for key, words in LEVELS.items()}}


def _assessment(knowledge: KnowledgeBase) -> Schema:
    disorder = _ids(knowledge.disorder)
    rule = _ids(knowledge.rule)
    question = _ids(["medicines", *knowledge.finding])
    weighed = _list(_object(rule=rule, strength=_levels(Strength)))
    classes = _list(_ids(f.id for f in knowledge.drug_classes))
    medicine = _object(name=TEXT, classes=classes, perhaps=classes, recognised=_BOOL)
    return _object(
        schema={"const": record.SCHEMA},
        knowledge=_object(version=TEXT, digest=TEXT),
        id=TEXT,
        in_scope=_BOOL,
        urgency=_levels(Urgency),
        urgency_could_be=_levels(Urgency),
        red_flags_open=_list(question),
        warnings=_list(_object(id=_ids(knowledge.warning), text=TEXT, rules=_list(rule))),
        leading=_list(disorder),
        differential=_list(
            _object(
                disorder=disorder,
                name=TEXT,
                icd10=TEXT,
                standing=_levels(Standing),
                must_not_miss=_BOOL,
                supported_by=weighed,
                opposed_by=weighed,
                open=_list(question),
            )
        ),
        must_not_miss=_list(
            _object(
                disorder=disorder,
                status=_ids(get_args(Status)),
                absent=_list(question),
                look_for=_list(question),
                would_exclude=_list(question),
            )
        ),
        steps=_list(
            _object(
                id=_ids(knowledge.step),
                kind=_ids(get_args(StepKind)),
                rung=_ids(RUNGS),
                text=TEXT,
                rules=_list(rule),
                left=_list(question),
            )
        ),
        later=_list(_ids(knowledge.step)),
        ask=_list(question),
        contradictions=_list(_object(id=_ids(c.id for c in knowledge.conflicts), answers=_OBJECT, ask=TEXT)),
        medicines=_any(_list(medicine), _NULL),
        unrecognised_medicines=_list(TEXT),
        benign=_object(
            verdict=_ids(VERDICTS),
            because=_list(question),
            waits_for=_list(
                _object(
                    disorder=disorder,
                    ask=_list(question),
                    step=_any(_ids(knowledge.step), _NULL),
                )
            ),
        ),
        settled=_BOOL,
        settled_with_tests=_BOOL,
        urgency_could_be_with_tests=_levels(Urgency),
    )


def _trace(knowledge: KnowledgeBase) -> Schema:
    finding, rule = _ids(knowledge.finding), _ids(knowledge.rule)
    answer: Schema = {"type": ["string", "number", "array"]}
    given = {**_OBJECT, "propertyNames": finding, "additionalProperties": answer}
    cutoff = _object(name=TEXT, value=_NUMBER)
    read = {"finding": finding, "answer": answer}
    compared = {"unit": TEXT, "is": _ids(get_args(Operator)), "cutoff": cutoff}
    facts = (
        _object(**read, holds=_BOOL),
        _object(**read, among=_list(TEXT), holds=_BOOL),
        _object(**read, **compared, holds=_BOOL),
        _object(concept=_ids(knowledge.concept), holds=_BOOL),
    )
    return _object(
        schema={"const": trace.SCHEMA},
        knowledge=_object(name=TEXT, version=TEXT, digest=TEXT),
        case=_OBJECT,
        answers=given,
        denied=given,
        followed=given,
        firings=_list(
            _object(
                rule=rule,
                stratum={"type": "integer", "minimum": 0},
                facts=_list({"oneOf": list(facts)}),
                effects=_list({**_OBJECT, "additionalProperties": TEXT}),
            )
        ),
        result=_assessment(knowledge),
        sha256={**TEXT, "pattern": "^[0-9a-f]{64}$"},
    )


def _explanation(knowledge: KnowledgeBase) -> Schema:
    from engine.explain import ANSWERS

    reading = _Records(knowledge)
    forms = [reading.answer(question, record) for question, records in ANSWERS.items() for record in records]
    return {"oneOf": forms, "$defs": reading.definitions}


class _Records:
    """The records of explanations, read off their TypedDicts, with the definitions that they refer to."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        from engine.assessment.targets import targets

        scalar = {"type": ["string", "number", "boolean", "null"]}
        status = _any(_ids(get_args(Status)), _NULL)
        leading = _list(_ids(knowledge.disorder))
        self.definitions: dict[str, Schema] = {
            "assessment": _assessment(knowledge),
            "answer": _any(scalar, _list(TEXT)),
            "value": _any(
                scalar,
                _list(TEXT),
                _object(standing=_levels(Standing), status=status),
                _object(urgency=_levels(Urgency), leading=leading),
            ),
            "target": _ids(map(str, targets(knowledge))),
            "finding": _ids(knowledge.finding),
            "question": _ids(["medicines", *knowledge.finding]),
            "rule": _ids(knowledge.rule),
            "disorder": _ids(knowledge.disorder),
            "concept": _ids(knowledge.concept),
        }

    def answer(self, question: str, of: Any) -> Schema:
        """Return the form of an answer to a question in such a record."""
        from engine.explain.explanation import SCHEMA

        head = {
            "schema": {"const": SCHEMA},
            "knowledge": _object(version=TEXT, digest=TEXT),
            "id": TEXT,
            "question": {"const": question},
        }
        return self._record(of, head)

    def _record(self, of: Any, head: Mapping[str, Schema]) -> Schema:
        fields = {key: self._field(hint, key) for key, hint in get_type_hints(of).items()}
        return {"description": " ".join((of.__doc__ or "").split()), **_object(**head, **fields)}

    def _field(self, hint: Any, key: str) -> Schema:
        """Return the schema of a field; what its text or its value is about, its name tells."""
        if is_typeddict(hint):
            return self._defined(hint)
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is list:
            return _list(self._field(arguments[0], key))
        if origin is Literal:
            return _ids(arguments)
        if origin in (Union, types.UnionType):
            return _any(*(self._field(one, key) for one in arguments))
        if origin is dict:
            return _ref("assessment")
        if hint is Any:
            return _ref("answer" if key == "answer" else "value")
        if hint is str and key in _NAMED:
            return _ref(_NAMED[key])
        return _PLAIN[hint]

    def _defined(self, of: Any) -> Schema:
        """Define a record once, and refer to it: proofs hold proofs."""
        if of.__name__ not in self.definitions:
            self.definitions[of.__name__] = {}
            self.definitions[of.__name__] = self._record(of, {})
        return _ref(of.__name__)


_PLAIN: Mapping[object, Schema] = {
    str: TEXT, bool: _BOOL, int: {"type": "integer"}, float: _NUMBER, types.NoneType: _NULL,
}  # fmt: skip
_NAMED: Mapping[str, str] = {
    "about": "target", "could_change": "target",
    "rule": "rule", "rules": "rule", "open_rules": "rule", "held_back": "rule", "started": "rule",
    "stopped": "rule", "concept": "concept", "disorder": "disorder",
    "finding": "question", "question": "question", "leaves": "finding", "answers": "finding",
}  # fmt: skip
"""What the text of a field names, where it names anything."""


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _diff() -> Schema:
    from engine.diff.changes import NAMES as KINDS_OF_RECORDS
    from engine.diff.changes import How
    from engine.diff.conclusions import DIRECTIONS
    from engine.diff.difference import SCHEMA
    from engine.diff.patients import Ending
    from engine.diff.versions import KINDS

    text, flag, number = TEXT, _BOOL, {"type": "integer", "minimum": 0}
    texts, case = _list(text), {**_OBJECT, "description": "A case file, which either version assesses."}
    direction, level = {"enum": list(DIRECTIONS)}, {"enum": list(URGENCIES)}
    verdict = {"enum": list(get_args(Ending))}
    version = _object(
        source=text, version=text, meaning=text, lacks=texts, not_read=texts,
        records=_object(**dict.fromkeys(KINDS, number)),
    )  # fmt: skip
    change = _object(
        question=text, kind={"enum": list(KINDS_OF_RECORDS)}, id=text, how={"enum": list(get_args(How))},
        text=text, cites=texts, only_words=flag,
    )  # fmt: skip
    said_of_one = _object(
        in_scope=flag, urgency=level, leading=texts, warnings=texts, steps=texts,
        benign={"enum": list(VERDICTS)},
        must_not_miss={"type": "object", "additionalProperties": {"enum": list(STATUSES)}},
    )  # fmt: skip
    patient = {
        "id": text, "case": case, "words_of_one_version": texts, "old": said_of_one, "new": said_of_one,
        "differences": _list(_object(about=text, text=text, old=text, new=text)),
        "rules": _object(stopped=texts, started=texts, altered=texts),
    }  # fmt: skip

    def moves(told: Schema) -> Schema:
        return _list(_object(old=told, new=told, cases=number))

    sides = {side: _object(records=number, such_as=text) for side in ("old", "new", "both")}
    cases = _object(
        inputs=texts, cases=number, told_otherwise=number,
        rejected={"type": "object", "properties": sides, "additionalProperties": False},
        conclusions=_list(_object(about=text, direction=direction, cases=number)),
        urgency=moves(level), leading=moves(texts), first=_list(_object(**patient, record=number)),
    )  # fmt: skip
    lost = _object(finding=text, verdict=verdict, patient={"anyOf": [case, _NULL]})
    return {
        "title": "What changed between two versions of a knowledge base, and for which patients",
        **_object(
            schema={"const": SCHEMA},
            old=version,
            new=version,
            changes=_list(change),
            vocabulary=_object(
                renamed=_list(_object(kind=text, old=text, new=text)),
                split=_list(_object(old=text, new=texts)),
                answered_otherwise=texts,
                lost=_list(lost),
                medicines=_list(_object(name=text, patient=_object(**patient))),
            ),
            conclusions=_list(
                _object(about=text, direction=direction, verdict=verdict, searched=flag, patients=texts)
            ),
            patients=_list(_object(**patient)),
            cases={"anyOf": [cases, _NULL]},
        ),
    }
