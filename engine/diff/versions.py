"""Two versions of a knowledge base, read from their exports and brought to one set of answers.

The engine is held fixed: both are read with today's words and today's table. What a base has no record of,
it is read as if it had none.

Two bases can only be compared on the same patients, so each gets the findings, options and cut-offs of the
other beside its own (`on_common_answers`). No rule of its own reads what it was given, so it says of every
patient what it said before; and an answer is the same question to both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

import orjson

from engine.cases.files import unusable
from engine.cases.problems import printable
from engine.export import exported, passed_over, read_export
from engine.export.document import RECORDS
from knowledge.criteria import KnowledgeBase, Obligation

Json: TypeAlias = Any
Record: TypeAlias = dict[str, Json]
KINDS = (*RECORDS, "dangers", "benign", "follows", "medicines")
"""The lists that an export may hold."""
_RENAMED = ("findings", "concepts", "warnings", "steps", "disorders", "rules")
"""The lists in which a record may have got another id; what stands further on names what stands before."""
_LARGEST = 100_000_000
_ELSEWHERE = "of the other version"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a knowledge base; `document` is its export in the words of today.

    `unread` is what its export says in former words that mean nothing any more; `supposed` are the fields,
    by list, that it has no word for, and that are supposed from others.
    """

    source: str
    knowledge: KnowledgeBase
    obligations: tuple[Obligation, ...]
    document: Mapping[str, Json]
    unread: tuple[str, ...] = ()
    supposed: tuple[tuple[str, str], ...] = ()

    @property
    def meaning(self) -> str:
        """The hash of what is known."""
        return str(self.document["meaning"])

    def records(self, kind: str) -> dict[str, Record]:
        """Return the records of a list by id; dangers and benign disorders go by that of the disorder."""
        found = self.document.get(kind, ())
        return {str(each.get("id", each.get("disorder"))): each for each in found}


@dataclass(frozen=True, slots=True)
class Renaming:
    """A record that has got another id, and is the same otherwise."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions, the older one with the ids of the newer one, and what has become of its ids.

    `splits` maps findings that are gone to what stands for them in each criterion that read them.
    `answered_otherwise` are findings that kept their ids and are answered in another way, with the ids that
    those of the older version have here.
    """

    old: Version
    new: Version
    renamings: tuple[Renaming, ...] = ()
    splits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answered_otherwise: Mapping[str, str] = field(default_factory=dict)

    def former(self, finding: str) -> str:
        """Return what the older version itself calls a finding of its that is answered in another way now."""
        return next((name for name, here in self.answered_otherwise.items() if here == finding), finding)

    def flagged_in_one(self) -> tuple[str, ...]:
        """Return the findings of both that may be told by a laboratory's flag alone in one of them only."""
        old, new = self.old.knowledge.finding, self.new.knowledge.finding
        takes = {n: [getattr(f, "takes_flags", False) for f in (old[n], new[n])] for n in new if n in old}
        return tuple(name for name, (one, other) in takes.items() if one != other)

    def lacking(self, one: Version) -> tuple[str, ...]:
        """Return the kinds of record that one version has none of, and the other one has."""
        other = self.new if one is self.old else self.old
        return tuple(kind for kind in KINDS if not one.document.get(kind) and other.document.get(kind))


def read_version(name: str) -> Version:
    """Read an export from a file; raise UnreadableInput with all that is wrong with it, or OSError."""
    source = printable(name)
    try:
        with Path(name).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except ValueError:
        raise unusable(source, "is not the name of a file") from None
    if len(content) > _LARGEST:
        raise unusable(source, f"is larger than {_LARGEST // 1_000_000} MB, the most that is read here")
    try:
        document = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        where = f"cannot be read as JSON from line {error.lineno}, column {error.colno} on"
        raise unusable(source, where, "Name a file that `crampdx knowledge export` wrote.") from None
    read = version_of(source, *read_export(document, source), unread=passed_over(document))
    named = {**read.document, "meaning": document.get("meaning", read.meaning)}
    return replace(read, document=named, supposed=tuple(_supposed(document, read.document)))


def _supposed(given: Mapping[str, Json], read: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield the fields that records have as they are read, and none has as it is written."""
    for kind in RECORDS:
        before, after = ({key for each in doc.get(kind, ()) for key in each} for doc in (given, read))
        yield from ((kind, key) for key in sorted(after - before))


def version_of(
    source: str,
    knowledge: KnowledgeBase,
    obligations: Collection[Obligation] = (),
    unread: tuple[str, ...] = (),
) -> Version:
    """Return a knowledge base as a version, with its document."""
    return Version(source, knowledge, tuple(obligations), exported(knowledge, obligations), unread)


def paired(old: Version, new: Version) -> Versions:
    """Bring the ids of the older version to those of the newer one, as far as they are of the same things.

    Raises UnreadableInput where they are not versions of one knowledge base.
    """
    if old.knowledge.name != new.knowledge.name:
        about = f"is about {new.knowledge.name}, and {old.source} about {old.knowledge.name}"
        raise unusable(new.source, about, "Compare two versions of one knowledge base.")
    apart = {
        name: _free(f"former_{name}", old.records("findings"), new.records("findings"))
        for name, mine in old.records("findings").items()
        if (theirs := new.records("findings").get(name)) and _answered_as(mine) != _answered_as(theirs)
    }
    now = _with_ids(old, [Renaming("findings", *pair) for pair in apart.items()])
    splits: dict[str, tuple[str, ...]] = {}
    renamings: list[Renaming] = []
    for name, after in _replaced(now, new):
        was, come = now.records("findings")[name], [new.records("findings")[one] for one in after]
        told = [(_answered_as(one), one.get("options")) for one in come]
        if told == [(_answered_as(was), was.get("options"))]:
            renamings.append(Renaming("findings", name, after[0]))
        else:
            splits[name] = after
    for kind in _RENAMED:
        taken = {one.before for one in renamings if one.kind == kind}
        renamings += [one for one in _renamed(now, new, kind) if one.before not in taken]
        now = _with_ids(now, renamings)
    return Versions(now, new, tuple(renamings), splits, apart)


def on_common_answers(pair: Versions) -> tuple[KnowledgeBase, KnowledgeBase]:
    """Return both knowledge bases on one set of findings, each saying what it says without the other's."""
    old, new = (one.records("findings") for one in (pair.old, pair.new))
    order = {
        name: list(dict.fromkeys((*new[name].get("options", ()), *mine.get("options", ()))))
        for name, mine in old.items()
        if name in new
    }

    def knowledge(version: Version, theirs: Mapping[str, Record], other: Version) -> KnowledgeBase:
        document = _less(version.document, "meaning")
        mine = version.records("findings")
        own = [
            _widened(each, theirs[name], order[name]) if name in theirs else each
            for name, each in mine.items()
        ]
        foreign = [_foreign(each) for name, each in theirs.items() if name not in mine]
        document["findings"] = [*own, *foreign]
        known = version.records("sources")
        # The sources' own claims may not be known to this version, and nobody asks for them.
        more = [_less(each, "claims") for name, each in other.records("sources").items() if name not in known]
        if document.get("sources") or more:
            document["sources"] = [*document.get("sources", ()), *more]
        return read_export(document, version.source).knowledge

    return knowledge(pair.old, new, pair.new), knowledge(pair.new, old, pair.old)


def _answered_as(finding: Record) -> tuple[Json, ...]:
    """Return what has to be the same for an answer to mean the same."""
    kind = "yes_no" if finding["kind"] == "medicine_class" else finding["kind"]
    return (kind, finding.get("unit"), bool(finding.get("several")))


def _free(name: str, *taken: Collection[str]) -> str:
    candidates = (name, *(f"{name}_{number}" for number in range(2, 100)))
    return next(each for each in candidates if not any(each in ids for ids in taken))


def _with_ids(version: Version, renamings: Sequence[Renaming]) -> Version:
    """Return a version with other ids for some records.

    A record is written by its id wherever it stands, so to rename it is to give it another and to write all
    of it anew.
    """
    if not renamings:
        return version
    knowledge, obligations = read_export(_less(version.document, "meaning"), version.source)
    for one in renamings:
        found = declared(knowledge, one.kind).get(one.before)
        if found is not None:
            object.__setattr__(found, "id", one.after)
    document = _less(exported(knowledge, obligations), "meaning")
    read = version_of(version.source, *read_export(document, version.source), unread=version.unread)
    named = {**read.document, "meaning": version.meaning}
    return replace(read, document=named, supposed=version.supposed)


def declared(knowledge: KnowledgeBase, kind: str) -> Mapping[str, Any]:
    """Map ids to the records of a list themselves."""
    found = knowledge.finding.values() if kind == "findings" else getattr(knowledge, kind)
    return {each.id: each for each in found}


def _less(record: Mapping[str, Json], *keys: str) -> Record:
    """Return a record without some of its fields."""
    return {key: value for key, value in record.items() if key not in keys}


def _renamed(old: Version, new: Version, kind: str) -> Iterator[Renaming]:
    """Yield the records that are there under another id alone."""
    before, after = old.records(kind), new.records(kind)
    gone = {name: _less(each, "id") for name, each in before.items() if name not in after}
    come = {name: _less(each, "id") for name, each in after.items() if name not in before}
    for name, each in gone.items():
        alike = [other for other, theirs in come.items() if theirs == each]
        if len(alike) == 1 and list(gone.values()).count(each) == 1:
            yield Renaming(kind, name, alike[0])


def _widened(mine: Record, theirs: Record, options: list[str]) -> Record:
    """Return a finding with the options and cut-offs of another version beside its own."""
    if "options" in mine:
        wider = {**_less(mine, "plain_options"), "options": options}
        return wider if options != mine["options"] else mine
    if mine["kind"] != "quantity":
        return mine
    cutoffs = list(mine.get("cutoffs", ()))
    names, values = {each["name"] for each in cutoffs}, {each["value"] for each in cutoffs}
    for each in theirs.get("cutoffs", ()):
        if each["value"] not in values:
            cutoffs.append({**each, "name": _free(f"their {each['name']}", names)})
            names.add(cutoffs[-1]["name"])
            values.add(each["value"])
    digits = [one["digits"] for one in (mine, theirs) if "digits" in one]
    told = _less(mine, "digits", "cutoffs")
    told["plausible"] = _common(mine["plausible"], theirs["plausible"], values)
    if len(digits) == 2:
        told["digits"] = max(digits)
    return {**told, "cutoffs": cutoffs} if cutoffs else told


def _common(mine: list[float], theirs: list[float], values: Collection[float]) -> list[float]:
    """Return what is plausible to both; to either, where a cut-off lies at the border of the rest."""
    low, high = max(mine[0], theirs[0]), min(mine[1], theirs[1])
    if all(low < value < high for value in values) and low < high:
        return [low, high]
    return [min(mine[0], theirs[0]), max(mine[1], theirs[1])]


def _foreign(finding: Record) -> Record:
    """Return a finding for a version that has no word for it: a class of medicines is told, and not listed.

    Of its own classes a version asks whether all of them are known.
    """
    kind = "yes_no" if finding["kind"] == "medicine_class" else finding["kind"]
    return {**finding, "kind": kind, "group": _ELSEWHERE}


def _replaced(old: Version, new: Version) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield findings that are gone, with those new ones that stand in all places where they stood.

    One that stands for it in every criterion has taken its place; any of several are what it was split into.
    """
    gone = old.records("findings").keys() - new.records("findings").keys()
    come = new.records("findings").keys() - old.records("findings").keys()
    if not (gone and come):
        return
    found: dict[str, set[tuple[str, ...] | None]] = {}
    for kind in ("rules", "conflicts", "dangers", "benign"):
        others = new.records(kind)
        for name, record in old.records(kind).items():
            if name in others:
                for key in ("when", "at_risk", "minimum"):
                    _align(record.get(key), others[name].get(key), gone, found)
    for name in (n for n in old.records("findings") if n in found):
        (after, *more) = found[name]
        if after and not more and come.issuperset(after):
            yield name, after


def _align(
    before: Json, after: Json, gone: Collection[str], found: dict[str, set[tuple[str, ...] | None]]
) -> None:
    """Note for findings that are gone what stands in their places in a later criterion; None for nothing."""
    if before == after:
        return
    name = _read_by(before)
    if name is not None:
        if name in gone:
            found.setdefault(name, set()).add(_standing_in(before, after))
        return
    if isinstance(before, dict):
        keys = before.keys() & after.keys() if isinstance(after, dict) else set()
        for key, part in before.items():
            _align(part, after[key] if key in keys else None, gone, found)
    elif isinstance(before, list):
        theirs = after if isinstance(after, list) else []
        left, come = [p for p in before if p not in theirs], [p for p in theirs if p not in before]
        if len(left) == 1 and len(come) > 1 and _read_by(left[0]):
            _align(left[0], {"any_of": come}, gone, found)
            return
        for place, part in enumerate(left):
            _align(part, come[place] if len(come) == len(left) else None, gone, found)


def _read_by(criterion: Json) -> str | None:
    """Return the finding that a criterion of one answer reads."""
    if not isinstance(criterion, dict):
        return None
    return next((criterion[key] for key in ("yes", "choice", "quantity") if key in criterion), None)


def _standing_in(before: Record, after: Json) -> tuple[str, ...] | None:
    name = _read_by(after)
    if name is not None:
        key = next(key for key in ("yes", "choice", "quantity") if key in before)
        return (name,) if {**before, key: name} == after else None
    if isinstance(after, dict) and after.keys() == {"any_of"}:
        parts = [_read_by(part) for part in after["any_of"]]
        return tuple(sorted(p for p in parts if p)) if all(parts) and len(set(parts)) == len(parts) else None
    return None
