"""What a case file expects of the assessment: read so that no typo passes, and held against what is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from engine.assessment.must_not_miss import STATUSES, VERDICTS
from engine.assessment.standing import STANDINGS
from engine.cases.case import CANNOT_TELL, Case
from engine.cases.problems import Path, Problems, WrongValue, did_you_mean, escaped
from engine.cases.values import is_unknown, read_yes_no, written
from engine.cases.yaml_and_json import given_in
from engine.reading.patient import Known, Truth
from engine.words import either
from knowledge.criteria import KnowledgeBase, Urgency

if TYPE_CHECKING:
    from engine.assessment.consultation import Consulted

URGENCIES = tuple(map(str, Urgency))

TOP = 3
"""One of the `disorders` expected has to be likely or possible, and among this many at the top."""

_Reader: TypeAlias = Callable[[object], Any]


def read_expectation(raw: object, knowledge: KnowledgeBase, problems: Problems) -> dict[str, Any]:
    """Read `expect`, noting every problem; lists come out as tuples, yes and no as bools."""
    if not isinstance(raw, Mapping):
        problems.add(("expect",), "is not a mapping", "Write it as 'urgency: urgent'.", value=raw)
        return {}
    ids = ids_of(knowledge)
    read: dict[str, Any] = {}
    said = given_in(raw)
    for key, value in raw.items():
        path = ("expect", str(key))
        if key in ALL and key not in said:
            continue
        if key in LISTS:
            read[key] = _list(value, path, _one_of(ids[LISTS[key]], LISTS[key]), problems)
        elif key in MAPPINGS:
            read[key] = _mapping(value, path, key, ids, problems)
        elif key in LEVELS:
            read[key] = _take(value, path, _one_of(LEVELS[key], key), problems)
        elif key in FLAGS:
            read[key] = _take(value, path, read_yes_no, problems)
        else:
            near = did_you_mean(key, ALL, f"It is one of {either(ALL)}.")
            problems.add(path, "is not something a case can expect", near)
    return read


LISTS: Mapping[str, str] = {
    "disorders": "disorder",
    "not_disorders": "disorder",
    "leading": "disorder",
    "warnings": "warning",
    "not_warnings": "warning",
    "steps": "step",
    "not_steps": "step",
    "fired": "rule",
    "not_fired": "rule",
}
"""The expectations that are lists of ids, and of what."""


class Held(NamedTuple):
    """What a list of ids is held against.

    `said` names it in the table of an assessment; `wanted` says whether every id has to be in it, or none
    may be; `otherwise` says in words what is so of an id that is not met.
    """

    said: Literal["leading", "warnings", "steps", "fired"]
    wanted: bool
    otherwise: str


HELD: Mapping[str, Held] = {
    "not_disorders": Held("leading", wanted=False, otherwise="leads"),
    "warnings": Held("warnings", wanted=True, otherwise="is not given"),
    "not_warnings": Held("warnings", wanted=False, otherwise="is given"),
    "steps": Held("steps", wanted=True, otherwise="is not recommended"),
    "not_steps": Held("steps", wanted=False, otherwise="is recommended"),
    "fired": Held("fired", wanted=True, otherwise="does not fire"),
    "not_fired": Held("fired", wanted=False, otherwise="fires"),
}
"""The lists each id of which is met or not by itself, of one patient and of many (`engine.batch.summary`)."""

MAPPINGS: Mapping[str, str] = {"standings": "disorder", "must_not_miss": "disorder", "concepts": "concept"}
"""The expectations that say something of each of several ids."""

LEVELS: Mapping[str, Sequence[str]] = {"urgency": URGENCIES, "benign": VERDICTS}
"""The expectations that are one word, and which words they may be."""

FLAGS = ("in_scope", "settled")
ALL = (*LISTS, *MAPPINGS, *LEVELS, *FLAGS)

_RETIRED: Mapping[str, str] = {
    "not_excluded": "Say what was looked for: not_found, needs_test or not_looked_for.",
}
"""Words of earlier versions, and what to say for them."""


def ids_of(knowledge: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """Return the ids that may be named, in catalogue order, by what they name."""
    kinds = ("disorder", "warning", "step", "rule", "concept")
    return {kind: tuple(getattr(knowledge, kind)) for kind in kinds}


def expectation_record(expect: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a case file says for an expectation, so that it reads back as the same one."""
    return {
        key: {n: written(each) for n, each in said.items()} if isinstance(said, Mapping) else written(said)
        for key, said in expect.items()
    }


def _one_of(options: Collection[str], what: str) -> _Reader:
    def read(raw: object) -> str:
        if isinstance(raw, str) and raw in options:
            return raw
        if isinstance(raw, str) and raw in _RETIRED:
            raise WrongValue(f"is not a {what} any more", _RETIRED[raw])
        few, many = f"It is one of {either(options)}.", f"`crampdx knowledge {what}s` lists them."
        otherwise = few if len(options) < 12 else many
        raise WrongValue(f"is not a {what} of this knowledge base", did_you_mean(raw, options, otherwise))

    return read


def _take(raw: object, path: Path, read: _Reader, problems: Problems) -> Any:
    try:
        return read(raw)
    except WrongValue as error:
        problems.add(path, error.message, error.suggestion, value=raw)
        return None


def _list(raw: object, path: Path, read: _Reader, problems: Problems) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (_take(raw, path, read, problems),)
    if not isinstance(raw, list):
        problems.add(path, "is not a list", "Write it as [one, another].", value=raw)
        return ()
    return tuple(_take(item, (*path, number), read, problems) for number, item in enumerate(raw))


def _mapping(
    raw: object, path: Path, key: str, ids: Mapping[str, tuple[str, ...]], problems: Problems
) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        hint = f"Write it as '{MAPPINGS[key]}: what is expected of it'."
        problems.add(path, "is not a mapping", hint, value=raw)
        return {}
    said: Mapping[str, _Reader] = {
        "standings": _one_of(STANDINGS[::-1], "standing"),
        "must_not_miss": _one_of(STATUSES, "status"),
        "concepts": lambda raw: CANNOT_TELL if is_unknown(raw) else read_yes_no(raw),
    }
    read: dict[str, Any] = {}
    for name, value in given_in(raw).items():
        here = (*path, str(name))
        _take(name, here, _one_of(ids[MAPPINGS[key]], MAPPINGS[key]), problems)
        read[name] = _take(value, here, said[key], problems)
    return read


def unmet(consulted: Consulted) -> list[str]:
    """Say what of a case's expectation the program does not meet; nothing if it meets all.

    Lists name what has to be there beside whatever else is there, but for `leading`, which names
    all that lead, in any order. `not_disorders` may be possible, but not lead.
    """
    expect = consulted.case.expect
    return [f"{key}: {words}" for key in expect for words in _unmet(consulted, key, expect[key])]


def _unmet(consulted: Consulted, key: str, expected: Any) -> Iterator[str]:
    # What fires is known before anything is assessed, which takes ten times as long: most cases ask no more.
    if held := HELD.get(key):
        found = _said(consulted, held.said)
        yield from (f"{name} {held.otherwise}" for name in expected if (name in found) is not held.wanted)
        return
    if key == "concepts":
        yield from _mapped(expected, _concepts(consulted))
        return
    said = consulted.assessment
    match key:
        case "disorders":
            first = said.differential[:TOP]
            top = [r.disorder.id for r in first if r.standing.name.lower() in ("likely", "possible")]
            if not set(top) & set(expected):
                yield f"none of {_listed(expected)} at the top, but {_listed(top)}"
        case "leading":
            leading = _said(consulted, "leading")
            if set(leading) != set(expected):
                yield f"{_listed(expected)} expected, but {_listed(leading)}"
        case "urgency" | "benign":
            found = said.urgency if key == "urgency" else said.benign.verdict
            if found != expected:
                yield f"{expected} expected, but {found}"
        case "in_scope" | "settled":
            if getattr(said, key) is not expected:
                yield "expected, but it is not" if expected else "not expected, but it is"
        case "standings":
            yield from _mapped(expected, {r.disorder.id: r.standing.name.lower() for r in said.differential})
        case "must_not_miss":
            yield from _mapped(expected, {one.disorder.id: one.status for one in said.must_not_miss})
        case _:
            raise KeyError(f"nothing holds {key!r} against an assessment")


def _said(consulted: Consulted, what: str) -> Collection[str]:
    match what:
        case "leading":
            return [disorder.id for disorder in consulted.assessment.leading]
        case "warnings":
            return [given.warning.id for given in consulted.assessment.warnings]
        case "steps":
            return [advised.step.id for advised in consulted.assessment.steps]
        case "fired":
            return [firing.rule.id for firing in consulted.firings]
        case _:
            raise KeyError(f"an assessment has no list of {what!r}")


def _concepts(consulted: Consulted) -> dict[str, object]:
    said = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: CANNOT_TELL}
    known = Known(consulted.knowledge, consulted.case.told)
    return {concept.id: said[known.truth(concept)] for concept in consulted.knowledge.concepts}


def _mapped(expected: Mapping[str, object], found: Mapping[str, object]) -> Iterator[str]:
    for name, value in expected.items():
        if name not in found:
            yield f"{name} is not mentioned"
        elif found[name] != value:
            yield f"{name} {_worded(value)} expected, but {_worded(found[name])}"


def _worded(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else "unknown"


def _listed(names: Collection[str]) -> str:
    return ", ".join(names) or "nothing"


Checked: TypeAlias = tuple[Case, list[str]]
"""A case, and in words what it expects and does not get."""


def unmet_lines(source: str, found: Sequence[Checked]) -> Iterator[str]:
    """Yield a line for each thing that a case of a file expects and does not get."""
    for case, unmet in found:
        yield from (f"{escaped(source)}: {escaped(case.id)}: {words}\n" for words in unmet)


def summary_line(found: Sequence[Checked]) -> str:
    """Count the cases that meet what they expect, and those that expect nothing."""
    expecting = [unmet for case, unmet in found if case.expect]
    met = sum(not unmet for unmet in expecting)
    silent = len(found) - len(expecting)
    what = "case meets its expectations" if len(expecting) == 1 else "cases meet their expectations"
    nothing = f" {silent} {'expects' if silent == 1 else 'expect'} nothing." if silent else ""
    return f"{met} of {len(expecting)} {what}.{nothing}\n"
