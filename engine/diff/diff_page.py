"""The difference between two versions as a page: what changed, for whom, and what is proved to stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set

from engine.assessment.targets import LEADING, Target
from engine.cases.case import Case
from engine.diff.changes import NAMES, RecordChange, effect_in_words
from engine.diff.conclusions import SAID, Direction, in_one_line, place_of, said
from engine.diff.difference import Diff, told_otherwise
from engine.diff.patients import Outcome, TwiceAssessed
from engine.reading.english import Told, leaf, named, value_in_words
from engine.report.page import Node, Page, Section
from engine.report.wording import DISCLAIMER
from engine.words import counted, itemised, listed
from knowledge.criteria import Effect, KnowledgeBase, YesNo, concepts_in

_MOST_PATIENTS, _MOST_MOVES, _MOST_REFERRED, _MOST_IDS, _MOST_ANSWERS = 12, 5, 6, 8, 12
_UNTOLD = {"dangers": "where a danger stands", "benign": "what is called benign"}
"""What is not told where a version has no such records."""
_MANY = {"answer that follows": "answers that follow", "group of medicines": "groups of medicines"}
_FEW_RULES = 2
_ONE = ("urgency", "benign", "leading")


def diff_page(found: Diff) -> Page:
    """Return the page."""
    old, new = found.versions.old, found.versions.new
    shown = [Section(title, tuple(nodes), tree=True) for title, nodes in _by_question(found.changes)]
    worded = [change for change in found.changes if change.quiet]
    quiet = Section("Worded or cited otherwise", tuple(_by_kind(worded)), more=tuple(map(_change, worded)))
    patients = tuple(_patient(place, one, found) for place, one in enumerate(found.patients, 1))
    few = _to_look_at(found)
    sections = (
        Section("Versions", tuple(_versions(found))),
        Section("In short", tuple(_in_short(found))),
        *shown,
        quiet,
        Section("What an old case file means", tuple(_vocabulary(found))),
        Section("Patients who are told something else", patients[:few], tree=True, more=patients[few:]),
        *_cases(found),
        Section("Nothing else changes", tuple(_proved(found))),
    )
    meanings = f"{old.meaning[:12]}, {new.meaning[:12]}"
    footer = f"{DISCLAIMER} Both versions are read with today's engine. {meanings}."
    return Page(f"Knowledge of {new.knowledge.name}: what changes", sections, footer)


def _to_look_at(found: Diff) -> int:
    """Return how many patients are shown at once: where there is anything graver, none for steps alone."""
    for_steps = {one for each in found.outcomes if each.target.kind == "step" for one in each.patients}
    graver = sum(patient not in for_steps for patient in found.patients)
    return min(graver or len(found.patients), _MOST_PATIENTS)


def _versions(found: Diff) -> Iterator[Node]:
    old, new = found.versions.old, found.versions.new
    for label, one in (("old", old), ("new", new)):
        rules, findings = len(one.knowledge.rules), len(one.knowledge.finding)
        yield Node(
            f"{one.source}: version {one.knowledge.version}, meaning {one.meaning[:12]}; "
            f"{rules} rules, {findings} findings",
            label,
        )
    for label, one in (("old", old), ("new", new)):
        if lacks := found.versions.lacking(one):
            text = f"has no {listed(lacks)}: it is read as if there were none."
            untold = listed(words for kind, words in _UNTOLD.items() if kind in lacks)
            yield Node(text + (f" So {untold} is not compared." if untold else ""), label, tone="caution")
    for label, one in (("old", old), ("new", new)):
        if one.supposed:
            fields = listed((f"`{key}` of {kind}" for kind, key in one.supposed), "or")
            text = f"does not say {fields}: this is supposed, and not compared."
            yield Node(text, label, tone="caution")
        if one.unread:
            words = itemised(one.unread, 2)
            yield Node(f"says {len(one.unread)} things in words that are not read any more: {words}", label)
    if flagged := found.versions.flagged_in_one():
        what = counted(len(flagged), "finding")
        yield Node(f"Low, normal or high alone, for {what}, is read by one version only, and not compared.")


def _in_short(found: Diff) -> Iterator[Node]:
    telling = [change for change in found.changes if not change.quiet]
    kinds = [kind for kind in NAMES if any(change.kind == kind for change in telling)]
    counts = [_counted(sum(one.kind == kind for one in telling), kind) for kind in kinds]
    yield Node(f"{listed(counts)} changed." if counts else "Nothing changed that anybody is told.")
    grouped: dict[tuple[str, Direction], list[Outcome]] = defaultdict(list)
    for outcome in found.in_order:
        grouped[outcome.target.kind, outcome.direction].append(outcome)
    nobody: list[str] = []
    for key, members in grouped.items():
        told = [one for one in members if one.ending == "told_otherwise"]
        open_ones = [one for one in members if one.ending == "undecided"]
        if told:
            places = sorted({place for one in told for place in found.shown_by(one)})
            of = "" if key[0] in _ONE else f" ({len(told)} of {len(members)})"
            alarming = key[1] == "less_cautious" and key[0] != "step"
            who = f"{_people(places)}{of}"
            yield Node(f"{SAID[key][0]}: {who}", tone="alarm" if alarming else "plain")
        if open_ones:
            names = (str(one.target) for one in open_ones)
            names_told = listed(names, most=_MOST_REFERRED)
            yield Node(f"not decided in time whether {SAID[key][0]}: {names_told}", tone="alarm")
        if not told and not open_ones:
            nobody.append(SAID[key][1])
    if nobody:
        named = any(one.kind == "medicines" for one in telling)
        but = " (by their classes of medicines: what names mean changed too)" if named else ""
        yield Node(f"proved of every possible patient{but}: {'; '.join(nobody)}", tone="good")


def _people(places: Sequence[int]) -> str:
    word = "patient" if len(places) == 1 else "patients"
    return f"{word} {listed(map(str, places), most=_MOST_REFERRED)}"


def _by_question(changes: Sequence[RecordChange]) -> Iterator[tuple[str, list[Node]]]:
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for change in changes:
        if not change.quiet:
            found[change.question].append(_change(change))
    yield from found.items()


def _change(change: RecordChange) -> Node:
    cites = f" [{'; '.join(change.cites)}]" if change.cites else ""
    how = "" if change.how in ("changed", "renamed") else f"{change.how}: "
    name = change.id if change.kind == "rules" else f"{NAMES[change.kind]} {change.id}"
    return Node(f"{how}{change.text}{cites}", name)


def _counted(count: int, kind: str) -> str:
    return counted(count, NAMES[kind], _MANY.get(NAMES[kind], ""))


def _by_kind(changes: Sequence[RecordChange]) -> Iterator[Node]:
    for kind in NAMES:
        if ids := [change.id for change in changes if change.kind == kind]:
            yield Node(listed(ids, most=_MOST_IDS), _counted(len(ids), kind))


def _vocabulary(found: Diff) -> Iterator[Node]:
    """Say what an old case file means under the new version, and whether its result can change."""
    pair = found.versions
    old, new = pair.old.knowledge, pair.new.knowledge
    for one in pair.renamings:
        if one.kind == "findings":
            text = f"{one.before} is called {one.after} now. Write that instead: it means the same."
            yield Node(text)
    for lost in found.lost_words:
        name = pair.former(lost.finding)
        if name in pair.answered_otherwise:
            what = f"{name} is answered in another way now, so an old answer to it is refused"
        elif lost.finding in pair.splits:
            what = f"{name} is split into {listed(pair.splits[lost.finding])}; an old answer to it is refused"
        else:
            what = f"{name} is gone; an old answer to it is refused"
        match lost.ending:
            case "nobody":
                yield Node(f"{what}. Without it nobody's result changes: proved.", tone="good")
            case "undecided":
                yield Node(f"{what}. Whether a result changes was not decided in time.", tone="caution")
            case _:
                told = in_words(lost.patient.case, old, new) if lost.patient else ""
                yield Node(f"{what}. Without it a result can change: {told}.", tone="caution")
    for change, patient in found.medicines[:_MOST_REFERRED]:
        moves = [text for _, text in told_otherwise(patient, found.targets)]
        yield Node(f"who takes {change.id} is told otherwise: {itemised(moves, _FEW_RULES)}", tone="caution")
    if left := found.medicines[_MOST_REFERRED:]:
        names = listed((change.id for change, _ in left), most=_MOST_IDS)
        yield Node(f"so is who takes {names}")
    come = [name for name in new.finding if name not in old.finding and name not in pair.answered_otherwise]
    if come:
        text = f"{counted(len(come), 'finding')} new: {listed(come, most=_MOST_IDS)}. "
        using = [place for place, one in enumerate(found.patients, 1) if one.words]
        more = f"Only who answers one is as {_people(using)}; the other patients are told " if using else ""
        yield Node(text + (f"{more}something else as their old files stand." if more else _UNASKED))


_UNASKED = "An old case file says nothing of them: they are open."


def _patient(place: int, patient: TwiceAssessed, found: Diff, name: str = "") -> Node:
    """Show a patient: what is told otherwise, what each version says, and the rules that did it."""
    moves = list(told_otherwise(patient, found.targets))
    slugs = (str(target).replace(":", "-").replace("_", "-") for target, _ in moves)
    own = [n for n, slug in enumerate(slugs) if slug in patient.case.id]
    first = own[0] if own else 0
    (_, head), others = moves[first], [text for n, (_, text) in enumerate(moves) if n != first]
    children = [
        _answers(patient, found.changed_rules),
        Node(in_one_line(patient.told[0], *patient.bases), "old"),
        Node(in_one_line(patient.told[1], *patient.bases), "new"),
        *_rules(patient, found.changed_rules, [target for target, _ in moves]),
    ]
    if others:
        children.append(Node(itemised(others, _MOST_MOVES), "also"))
    if patient.words:
        children.append(
            Node(f"needs {listed(patient.words)}, which one version has no word for", tone="quiet")
        )
    return Node(head, name or f"patient {place}", children=tuple(children))


def _answers(patient: TwiceAssessed, changed: Set[str]) -> Node:
    """Tell a patient's answers; of many, and where rules tell them apart, those that these rest on."""
    case = patient.case
    if len(case.told) > _MOST_ANSWERS:
        rules = {
            rule.id for rule in (*patient.stopped, *patient.started, *(new for _, new in patient.altered))
        }
        telling = rules & changed or rules
        facts: dict[str, None] = {}
        for side in (patient.before, patient.after):
            words = Told(side.knowledge, side.case, "clinician")
            for firing in side.firings:
                if firing.rule.id in telling:
                    facts.update(dict.fromkeys(map(words.fact, firing.facts)))
        if facts:
            return Node(f"{itemised(facts, _MOST_ANSWERS)} (of {len(case.told)} answers)", "rests on")
    return Node(in_words(case, *patient.bases), "answers")


def _rules(patient: TwiceAssessed, changed: Set[str], moved: Collection[Target]) -> Iterator[Node]:
    """Yield the rules that did it: those that changed in full, those that only follow by name."""
    telling = _telling(patient, moved)
    for label, given in (("no longer applies", patient.stopped), ("applies now", patient.started)):
        rules = [rule for rule in given if rule.id in telling]
        own = [rule for rule in rules if rule.id in changed] or rules[:_FEW_RULES]
        yield from (Node(f"{rule.id}: {rule.because}", label) for rule in own)
        if rest := [rule.id for rule in rules if rule not in own]:
            yield Node(f"and with it {listed(rest, most=_MOST_IDS)}", label)
    for before, after in patient.altered:
        if after.id in telling:
            then, now = ([*map(effect_in_words, one.then)] for one in (before, after))
            was = listed(effect for effect in then if effect not in now)
            told = listed(effect for effect in now if effect not in then) or "does no more"
            yield Node(f"{after.id} {told}{f'; before: {was}' if was else ''}", "to another effect")
    if not telling:
        yield Node("the same rules apply; what differs is read off other records", "rules")


def _telling(patient: TwiceAssessed, moved: Collection[Target]) -> set[str]:
    """Return the rules that apply otherwise and have a part in what a patient is told otherwise."""
    names = {target.id or target.kind for target in moved}
    altered = [rule for pair in patient.altered for rule in pair]
    otherwise = [*patient.stopped, *patient.started, *altered]
    telling = {rule.id for rule in otherwise if any(_about(effect) in names for effect in rule.then)}
    fired = [*patient.before.assessment.fired, *patient.after.assessment.fired]
    for rule in sorted(fired, key=lambda one: -patient.strata(one)):
        if rule.id in telling:
            read = {concept.id for concept in concepts_in(rule.when)}
            concluding = (r for r in otherwise if any(e.verb == "concludes" and e.id in read for e in r.then))
            telling |= {other.id for other in concluding}
    return telling or {rule.id for rule in otherwise}


def _about(effect: Effect) -> str:
    return "urgency" if effect.verb == "escalates" else "" if effect.verb == "concludes" else effect.id


def in_words(case: Case, *bases: KnowledgeBase) -> str:
    """Tell a patient in a line, each finding in the words of the last version that has it.

    Of many answers, those that are no are only counted.
    """
    told: list[str] = []
    denied: list[str] = []
    for name, answer in case.told.items():
        finding = next(base.finding[name] for base in reversed(bases) if name in base.finding)
        if isinstance(finding, YesNo) and isinstance(answer, bool):
            (told if answer else denied).append(leaf(finding, holds=answer))
        else:
            told.append(f"{named(finding)}: {value_in_words(finding, answer)}")
    if len(case.told) <= _MOST_ANSWERS:
        told += denied
    elif denied:
        told.append(f"no to {len(denied)} other questions")
    who = "" if case.audience == "clinician" else "answering alone; "
    return who + ("; ".join(told) or "nothing answered")


def _cases(found: Diff) -> Iterator[Section]:
    counts = found.counts
    if counts is None:
        return
    share = f" ({counts.otherwise / counts.cases:.1%})" if counts.cases else ""
    told = f"{counts.otherwise:,} of {counted(counts.cases, 'case')}{share} are told something else"
    nodes = [
        Node(told, tone="strong"),
        Node(f"read: {itemised(counts.inputs, _MOST_REFERRED)}", tone="quiet"),
    ]
    for side, number in counts.rejected.items():
        whose = "either version" if side == "both" else f"the {side} version"
        why = f", such as: {counts.reasons[side]}" if side in counts.reasons else ""
        nodes.append(Node(f"{counted(number, 'record')} cannot be read by {whose}{why}", tone="caution"))
    for kind in sorted(counts.kinds, key=lambda one: place_of(*one)):
        nodes.append(Node(f"{SAID[kind][0]}: {counted(counts.kinds[kind], 'case')}"))
    yield Section("The cases", tuple(nodes))
    yield Section("Their urgency", tuple(_moves(counts.urgency, lambda level: level.replace("_", "-"))))
    yield Section("What led them", tuple(_moves(counts.leading, lambda ids: _led(ids, found))))
    shown = tuple(
        _patient(place, one.patient, found, f"case {one.patient.case.id}")
        for place, one in enumerate(counts.shown, 1)
    )
    yield Section("The cases that matter most", shown, tree=True)


def _moves(moves: Mapping[tuple[str, str], int], words: Callable[[str], str]) -> Iterator[Node]:
    """Yield what became of what, the commonest first; what stayed is not told."""
    moved = sorted(((pair, n) for pair, n in moves.items() if pair[0] != pair[1]), key=lambda one: -one[1])
    for (before, after), number in moved[:_MOST_PATIENTS]:
        yield Node(f"{words(before)} → {words(after)}", f"{number:,}")
    if left := sum(number for _, number in moved[_MOST_PATIENTS:]):
        yield Node("in other ways", f"{left:,}")


def _led(ids: str, found: Diff) -> str:
    """Name the disorders of a text of ids."""
    bases = (found.versions.old.knowledge, found.versions.new.knowledge)
    return said({"leading": ids.split("; ") if ids else []}, LEADING, *bases)


def _proved(found: Diff) -> Iterator[Node]:
    """Count what is proved, and how: what rests on nothing that changed, and what took a search."""
    stays = [one for one in found.outcomes if one.ending == "nobody"]
    searched = sum(one.searched for one in stays)
    if stays:
        yield Node(
            f"Of {len(found.outcomes)} ways in which a conclusion could be told otherwise, {len(stays)} "
            f"concern nobody: {len(stays) - searched} rest on nothing that changed, {searched} are proved by "
            "search."
        )
