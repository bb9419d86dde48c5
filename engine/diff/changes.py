"""What changed between two versions, record by record, in English, and which clinical question it is about.

A rule's clinical question is the disorder that it speaks for; of one that only concludes something, the
disorder that is concluded from there. What only words something otherwise, or cites something else, is told
apart: it changes what patients read, and not what they are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias

from engine.assessment.trace import canonical
from engine.diff.versions import Record, Version, Versions, declared
from engine.export.forms import form_of
from engine.reading.english import in_short, named, number
from engine.report.phrases import in_sentence
from engine.words import in_words, itemised, listed
from knowledge.criteria import (
    AtLeast,
    Benign,
    Citation,
    Compare,
    Concept,
    Concludes,
    Conflict,
    Criterion,
    Cutoff,
    Danger,
    Denial,
    Disorder,
    Effect,
    KnowledgeBase,
    Line,
    Obligation,
    Rule,
    Step,
    View,
    Warning,
    concepts_in,
    leaves,
)

How: TypeAlias = Literal["added", "removed", "changed", "renamed"]
NAMES: Mapping[str, str] = {
    "scope": "scope", "findings": "finding", "follows": "answer that follows", "denials": "denial",
    "medicines": "group of medicines", "screens": "screen", "concepts": "concept", "rules": "rule",
    "disorders": "disorder", "dangers": "danger", "benign": "benign disorder",
    "safety_nets": "safety net", "steps": "step", "warnings": "warning", "conflicts": "conflict",
    "promises": "promise", "sources": "source", "claims": "claim", "disagreements": "disagreement",
}  # fmt: skip
"""What a record of each list is called, in the order in which they are told."""
_WORDS = {
    "because", "text", "plain", "label", "name", "clinician", "patient", "help", "about", "ask", "title",
    "now", "later", "plain_now", "plain_later", "claims", "references", "plain_options", "safety_net",
    "publisher", "date", "checked", "review", "place", "icd10", "group", "kind_of", "harmless", "short",
}  # fmt: skip
"""Fields that change what is read or cited, and nothing else."""
_UNTOLD = ("promises", "sources", "claims", "disagreements", "screens", "safety_nets")
"""Lists that no conclusion rests on."""
_HEADINGS: Mapping[str, str] = {
    "scope": "Whom it is about", "findings": "Findings", "follows": "What follows from answers",
    "denials": "Denied in one word", "medicines": "Medicines", "screens": "The interview",
    "safety_nets": "What to come back with", "steps": "Next steps", "warnings": "Warnings",
    "conflicts": "Answers that cannot all be true",
    "promises": "Promises that are proved", "sources": "Sources", "claims": "Claims",
    "disagreements": "Disagreements",
}  # fmt: skip
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A change of one record, told in one line.

    `question` is the clinical question it belongs to, `cites` who says so now. `quiet` is what only words
    or cites something otherwise.
    """

    kind: str
    id: str
    how: How
    text: str
    question: str
    cites: tuple[str, ...] = ()
    quiet: bool = False


def changes(pair: Versions) -> list[RecordChange]:
    """Return what changed, by clinical question in the order of disorders, then the rest."""
    compared = _Compared(pair)
    return sorted(compared.changes(), key=compared.place)


class _Compared:
    def __init__(self, pair: Versions) -> None:
        self._pair = pair
        self._old, self._new = pair.old, pair.new
        self._now = _Questions(pair.new.knowledge)
        self._then = _Questions(pair.old.knowledge)
        questions = dict.fromkeys((*self._now.names, *self._then.names))
        self._place = {name: number for number, name in enumerate(questions)}

    def place(self, change: RecordChange) -> tuple[int, int]:
        """Return the place of a change: that of its clinical question, then that of its kind."""
        return self._place.get(change.question, len(self._place)), list(NAMES).index(change.kind)

    def changes(self) -> Iterator[RecordChange]:
        """Yield the changes."""
        for one in self._pair.renamings:
            text = f"is called {one.after} now, and is the same otherwise"
            question = self._now.of(one.kind, one.after)
            yield RecordChange(one.kind, one.before, "renamed", text, question, quiet=True)
        if self._old.document["scope"] != self._new.document["scope"]:
            text = "; ".join(criterion_changes(self._old.knowledge.scope, self._new.knowledge.scope))
            yield RecordChange("scope", "scope", "changed", text, _HEADINGS["scope"])
        for kind in NAMES:
            if kind == "medicines":
                yield from self._medicines()
            elif kind == "follows":
                yield from self._follows()
            elif kind != "scope":
                yield from self._records(kind)

    def _records(self, kind: str) -> Iterator[RecordChange]:
        before, after = self._old.records(kind), self._new.records(kind)
        then, now = (
            {one.id: one for one in version.obligations}
            if kind == "promises"
            else declared(version.knowledge, kind)
            for version in (self._old, self._new)
        )
        untold = kind in _UNTOLD
        supposed = {*self._old.supposed, *self._new.supposed}
        for name in after:
            question = self._now.of(kind, name)
            if name not in before:
                text = _described(now[name])
                yield RecordChange(kind, name, "added", text, question, _cites(now[name]), untold)
            elif before[name] != after[name]:
                keys = [key for key in _differing(before[name], after[name]) if (kind, key) not in supposed]
                if not keys:
                    continue
                quiet = untold or _WORDS.issuperset(keys)
                telling = keys if quiet else [key for key in keys if key not in _WORDS]
                lines = [line for key in telling for line in self._field(key, then[name], now[name])]
                text = "; ".join(lines) or _otherwise(before[name], after[name], telling)
                yield RecordChange(kind, name, "changed", text, question, _cites(now[name]), quiet)
        for name in (n for n in before if n not in after):
            text = _described(then[name])
            question = self._then.of(kind, name)
            yield RecordChange(kind, name, "removed", text, question, _cites(then[name]), untold)

    def _field(self, key: str, then: object, now: object) -> Iterator[str]:
        """Say what changed in one field of a record."""
        before, after = getattr(then, key, None), getattr(now, key, None)
        words = key.replace("_", " ")
        if isinstance(before, Criterion) and isinstance(after, Criterion):
            yield from criterion_changes(before, after)
            return
        match before, after:
            case _ if isinstance(now, Obligation) and key not in _WORDS:
                yield f"promises something else ({words})"
            case tuple(), tuple() if key == "cutoffs":
                yield from self._cutoffs(then, now)
            case tuple(), tuple() if key == "then":
                yield from _effects(before, after)
            case tuple(), tuple():
                yield from _parts(words, before, after)
            case str(), str() if key in _WORDS and len(before) + len(after) > 40:
                yield f"{words} reads now: {after}"
            case _:
                yield f"{words}: {_worded(after) or 'none'}, was {_worded(before) or 'none'}"

    def _cutoffs(self, then: Any, now: Any) -> Iterator[str]:
        before, after = ({c.name: c for c in each.cutoffs} for each in (then, now))
        for name, cutoff in after.items():
            was = before.get(name)
            if was is None:
                yield f"has a cut-off `{name}` of {number(cutoff.value)} {now.unit}"
            elif was.value != cutoff.value:
                read = [r.id for r in self._new.knowledge.rules if _reads(r.when, now.id, name)]
                by = f" (read by {listed(read, most=_MOST_NAMES)})" if read else ""
                yield f"cut-off `{name}` is {number(cutoff.value)} {now.unit}, was {number(was.value)}{by}"
            elif _worded(was.reference) != _worded(cutoff.reference):
                yield f"cut-off `{name}` rests on {_worded(cutoff.reference)}"
        yield from (f"has no cut-off `{name}` any more" for name in before if name not in after)

    def _follows(self) -> Iterator[RecordChange]:
        before, after = (
            {(_key(one.when), _key(one.then)): one for one in v.knowledge.follows}
            for v in (self._old, self._new)
        )
        for how, found, other in (("added", after, before), ("removed", before, after)):
            for key, one in found.items():
                if key not in other:
                    text = f"{in_short(one.then)} follows from {in_short(one.when)}"
                    yield RecordChange("follows", one.finding.id, how, text, _HEADINGS["follows"])  # type: ignore[arg-type]

    def _medicines(self) -> Iterator[RecordChange]:
        """Yield changes of what names of medicines mean, names that change alike together."""
        before, after = (_names(version) for version in (self._old, self._new))
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys((*after, *before)):
            was, now = before.get(name), after.get(name)
            if was == now:
                continue
            if was is None or now is None:
                known = "is recognised now" if was is None else "is not recognised any more"
                classes = self._classes(now or was or {})
                alike[f"{known}{f': {classes}' if classes else ', in none of the classes'}"].append(name)
            else:
                text = "; ".join(self._class_changes(was, now)) or "the same in another order"
                alike[text].append(name)
        for text, names in alike.items():
            told = f"{itemised(names, _MOST_NAMES)}: {text}"
            quiet = text.endswith(("in none of the classes", "in another order"))
            how: How = "added" if text.startswith("is recognised now") else "changed"
            yield RecordChange("medicines", names[0], how, told, _HEADINGS["medicines"], quiet=quiet)

    def _classes(self, medicine: Record) -> str:
        told = [self._class(name) for name in medicine.get("classes", ())]
        told += [f"perhaps {self._class(name)}" for name in medicine.get("perhaps", ())]
        return listed(told)

    def _class(self, name: str) -> str:
        known = self._new.knowledge.finding
        return named((known if name in known else self._old.knowledge.finding)[name])

    def _class_changes(self, was: Record, now: Record) -> Iterator[str]:
        for key, word in (("classes", ""), ("perhaps", "perhaps ")):
            then, today = (each.get(key, ()) for each in (was, now))
            if come := [self._class(name) for name in today if name not in then]:
                yield f"counts {word}as {listed(come)} now"
            if gone := [self._class(name) for name in then if name not in today]:
                yield f"does not count {word}as {listed(gone)} any more"
        if was.get("low_dose") != now.get("low_dose"):
            yield "a low dose counts otherwise"


class _Questions:
    """Which clinical question a record belongs to: the disorder it speaks for."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge

    @cached_property
    def names(self) -> list[str]:
        """The names of the questions, in the order of the disorders."""
        return [disorder.name for disorder in self._knowledge.disorders]

    def of(self, kind: str, name: str) -> str:
        """Return the question of a record."""
        known = self._knowledge
        match kind:
            case "disorders" | "dangers" | "benign" if name in known.disorder:
                return known.disorder[name].name
            case "rules" if name in known.rule:
                return self._of_rule(known.rule[name], set())
            case "concepts" if name in known.concept:
                found = [self._of_rule(rule, set()) for rule in known.concluding[name]]
                return found[0] if found else _HEADINGS["findings"]
            case _:
                return _HEADINGS.get(kind, "Other rules")

    def _of_rule(self, rule: Rule, seen: set[str]) -> str:
        for verb in ("supports", "escalates", "opposes"):
            for effect in rule.then:
                about = effect.suspecting if verb == "escalates" else effect.what
                if effect.verb == verb and isinstance(about, Disorder):
                    return about.name
        concluded = [e.concept.id for e in rule.then if isinstance(e, Concludes) and e.concept.id not in seen]
        found: Counter[str] = Counter()
        for name in concluded:
            seen.add(name)
            found.update(self._of_rule(reader, seen) for reader in self._reading.get(name, ()))
        named_ones = [name for name in found if name in self.names]
        return max(named_ones, key=lambda name: found[name]) if named_ones else "Other rules"

    @cached_property
    def _reading(self) -> Mapping[str, list[Rule]]:
        found: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in self._knowledge.rules:
            for concept in concepts_in(rule.when):
                found[concept.id].append(rule)
        return found


def _names(version: Version) -> dict[str, Record]:
    """Map the names of medicines to what is known of each."""
    return {
        name: {key: value for key, value in each.items() if key != "names"}
        for each in version.document.get("medicines", ())
        for name in each["names"]
    }


def _differing(before: Record, after: Record) -> list[str]:
    return [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]


def _otherwise(before: Record, after: Record, keys: Iterable[str]) -> str:
    """Say of fields that name the same things whether only their order changed, or a detail of them."""
    was, now = (
        sorted(canonical({key: one}) for key in keys for one in each[key]) for each in (before, after)
    )
    words = listed(key.replace("_", " ") for key in keys)
    return "the same in another order" if was == now else f"{words}: the same with other details"


def _described(record: Any) -> str:
    match record:
        case Rule(because=because, when=when, then=then):
            return f"{because} Where {in_short(when)}: {listed(map(effect_in_words, then))}"
        case Danger(minimum=minimum):
            return (
                f"is not found only where none of these is: {itemised(map(in_short, minimum), _MOST_NAMES)}"
            )
        case Benign(when=when):
            return f"may be called benign where {in_short(when)}"
        case Conflict(when=when):
            return f"these cannot all be so: {in_short(when)}"
        case Denial(label=label, members=members):
            return f"'{label}' answers {len(members)} questions"
    names = ("name", "text", "label", "statement", "title", "now")
    return str(next(getattr(record, name) for name in names if getattr(record, name, "")))


def _cites(record: Any) -> tuple[str, ...]:
    places = (f"{c.source.publisher} {c.source.date}: {c.place}" for c in getattr(record, "references", ()))
    return (*getattr(record, "claims", ()), *places)


def effect_in_words(effect: Effect) -> str:
    """Word an effect of a rule."""
    match effect.what:
        case Concept(label=words):
            pass
        case Disorder(name=name):
            words = in_sentence(name)
        case Step(text=words) | Warning(text=words):
            words = f"'{words}'"
        case urgency:
            words = in_words(urgency)
    verb = "asks for" if effect.verb == "escalates" else effect.verb
    strength = f" ({effect.strength.name.lower()})" if effect.strength else ""
    suspected = f" on suspicion of {in_sentence(effect.suspecting.name)}" if effect.suspecting else ""
    return f"{verb} {words}{strength}{suspected}"


def _effects(before: tuple[Effect, ...], after: tuple[Effect, ...]) -> Iterator[str]:
    then, now = (
        {(e.verb, e.id, e.suspecting.id if e.suspecting else ""): e for e in each} for each in (before, after)
    )
    for key, effect in now.items():
        if key not in then:
            yield f"now {effect_in_words(effect)}"
        elif (was := then[key].strength) != effect.strength and was is not None:
            yield f"{effect_in_words(effect)}, was {was.name.lower()}"
    for key, effect in then.items():
        if key not in now:
            yield f"no longer {effect_in_words(effect)}"


def _parts(words: str, before: Iterable[object], after: Iterable[object]) -> Iterator[str]:
    """Say what a list holds now, and no longer holds."""
    then, now = (list(map(_worded, each)) for each in (before, after))
    if come := [each for each in now if each not in then]:
        yield f"{words}: {listed(come, most=_MOST_NAMES)} is new"
    if gone := [each for each in then if each not in now]:
        yield f"{words}: {listed(gone, most=_MOST_NAMES)} is gone"


def _worded(value: object) -> str:
    if isinstance(value, Criterion):
        return in_short(value)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return in_words(value)
        case int() | float():
            return number(value)
        case Citation(source, place):
            return f"{source.publisher} {source.date}: {place}"
        case Cutoff(name, at, _):
            return f"{name} {number(at)}"
        case View(document=document, tier=tier):
            return f"{document} {_worded(tier)}"
        case tuple() | frozenset():
            return listed(map(_worded, value))
        case Line(findings=findings):
            return listed(map(_worded, findings))
        case Mapping():
            return listed(map(str, value))
        case Disorder():
            return value.name
        case Step() | Warning():
            return f"'{value.text}'"
        case _:
            return str(getattr(value, "label", getattr(value, "id", value)))


def criterion_changes(before: Criterion, after: Criterion) -> Iterator[str]:
    """Say what changed in a criterion: by the parts that came and went, where it is joined as it was."""
    one, other = _joined(before), _joined(after)
    gone = [part for part in one.parts if _key(part) not in map(_key, other.parts)]
    come = [part for part in other.parts if _key(part) not in map(_key, one.parts)]
    if not gone and not come and one.word == other.word:
        return
    if one.word != other.word or len(gone) == len(one.parts) > 1:
        yield f"applies where {in_short(after)}; before, where {in_short(before)}"
        return
    for then, now in zip(gone, come, strict=False):
        if isinstance(then, AtLeast) and isinstance(now, AtLeast) and _joined(then).word == _joined(now).word:
            yield from criterion_changes(then, now)
        else:
            yield f"asks for {in_short(now)} instead of {in_short(then)}"
    asks, drops = _SAID.get(one.word, ("counts also", "no longer counts"))
    yield from (f"{asks} {in_short(part)}" for part in come[len(gone) :])
    yield from (f"{drops} {in_short(part)}" for part in gone[len(come) :])


_SAID = {
    "all": ("asks also for", "no longer asks for"),
    "any": ("is also met by", "is no longer met by"),
}


class _Joined(NamedTuple):
    """Parts, and how many of them have to hold."""

    word: str
    parts: tuple[Criterion, ...]


def _joined(criterion: Criterion) -> _Joined:
    match criterion:
        case AtLeast(count, parts) if count == len(parts):
            return _Joined("all", parts)
        case AtLeast(1, parts):
            return _Joined("any", parts)
        case AtLeast(count, parts):
            return _Joined(str(count), parts)
        case _:
            return _Joined("all", (criterion,))


def _key(criterion: Criterion) -> bytes:
    return canonical({"": form_of(Criterion).write(criterion)})


def _reads(criterion: Criterion, finding: str, cutoff: str) -> bool:
    """Return whether a criterion compares a quantity with this cut-off."""
    return any(
        isinstance(leaf, Compare) and (leaf.finding.id, leaf.cutoff.name) == (finding, cutoff)
        for leaf in leaves(criterion)
    )
