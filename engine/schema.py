"""The shape of a case file, declared for machines: pydantic models, and the JSON Schema made of them.

This is the second reading of that shape. The first, `engine.cases.casefile`, tells a person what to mend and
starts in a third of the time; it also takes more spellings. What a model here accepts, that reading
accepts, but for what no schema can say: a list of medicines against answers, the range of '12 mg/dL',
and whether 28.376 may be 28376.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, assert_never

from pydantic import BaseModel, ConfigDict, Field, create_model

from engine.cases.expectations import FLAGS, LISTS, MAPPINGS, STANDINGS, STATUSES, URGENCIES, ids_of
from engine.cases.values import UNKNOWN
from knowledge.criteria import Audience, Choice, Finding, KnowledgeBase, Quantity, YesNo

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)
# What these hold comes from the knowledge base, where a type checker cannot follow.
_ONE_OF: Any = Literal
_LIST: Any = list
_MAPPING: Any = dict
_YES_NO: Any = bool | Literal["yes", "no", "unknown", 1, 0]
_NAME: Any = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S+( \S+)*$")]


def case_schema(knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return the JSON Schema of a case file for this knowledge base."""
    return {"$schema": DIALECT, **case_model(knowledge).model_json_schema()}


def case_model(knowledge: KnowledgeBase) -> type[BaseModel]:
    """Return the model of one record, with a field for every finding."""
    answers = {
        finding.id: (_answer(finding), _maybe(title=finding.label, description=_described(finding)))
        for finding in knowledge.finding.values()
    }
    fields: dict[str, Any] = {
        "id": (_NAME, _maybe(description="Its name; without one, that of its file.")),
        "title": (str, _maybe(description="For those who read the file; ignored.")),
        "notes": (str, _maybe(description="For those who read the file; ignored.")),
        "audience": (Audience, _maybe(description="Who answers; a clinician if it is not said.")),
        "answers": (
            _model("Answers", answers),
            Field(description="A finding left out is open; unknown is one asked that cannot be told."),
        ),
        "medicines": (
            list[_NAME] | Literal["unknown"],
            _maybe(description="Names as they are written; [] is none at all."),
        ),
        "medicines_complete": (_YES_NO, _maybe(description="Whether the list is all there is.")),
        "expect": (
            _model("Expectation", _expectation(knowledge)),
            _maybe(description="What the assessment should say."),
        ),
    }
    return _model(f"A case for {knowledge.name} {knowledge.version}", fields)


def _model(name: str, fields: Mapping[str, Any]) -> type[BaseModel]:
    model: type[BaseModel] = create_model(name, __config__=_STRICT, **fields)
    return model


def _maybe(**said: Any) -> Any:
    """Declare a field that may be left out, but may not be null."""
    return Field(default_factory=lambda: None, **said)


def _answer(finding: Finding) -> Any:
    match finding:
        case YesNo():
            return _YES_NO
        case Choice(several=True):
            listed = _LIST[_ONE_OF[finding.options]]
            distinct = Field(json_schema_extra={"uniqueItems": True}, max_length=len(finding.options))
            return Annotated[listed, distinct] | _ONE_OF[(*finding.options, UNKNOWN)]
        case Choice():
            return _ONE_OF[(*finding.options, UNKNOWN)]
        case Quantity():
            low, high = finding.plausible
            units = "|".join(_behind(unit) for unit in (finding.unit, *finding.other_units) if unit)
            text = rf"^[+-]?[0-9]{{1,15}}(\.[0-9]{{1,15}})?({units})?$"
            number = Annotated[float, Field(ge=low, le=high)]
            return number | Annotated[str, Field(pattern=text)] | Literal["unknown"]
        case _:
            assert_never(finding)


def _behind(unit: str) -> str:
    """Match a unit behind its number, both in ECMA 262 and in Rust; re.escape escapes too much."""
    space = " " if unit[0].isdigit() else " ?"
    return space + "".join(f"\\{c}" if c in r"\^$.|?*+()[]{}" else c for c in unit)


def _described(finding: Finding) -> str:
    unit = f" In {finding.unit}." if isinstance(finding, Quantity) and finding.unit else ""
    return f"{finding.clinician}{unit}"


def _expectation(knowledge: KnowledgeBase) -> dict[str, Any]:
    ids = ids_of(knowledge)
    one_of = {what: _ONE_OF[names] for what, names in ids.items() if names}
    said = {"standings": _ONE_OF[STANDINGS], "must_not_miss": _ONE_OF[STATUSES], "concepts": _YES_NO}
    kinds: dict[str, Any] = {key: _LIST[one_of[what]] for key, what in LISTS.items() if what in one_of}
    kinds |= {key: _MAPPING[one_of[what], said[key]] for key, what in MAPPINGS.items() if what in one_of}
    kinds |= dict.fromkeys(FLAGS, bool | Literal["yes", "no"])
    kinds["urgency"] = _ONE_OF[URGENCIES]
    return {key: (kind, _maybe()) for key, kind in kinds.items()}
