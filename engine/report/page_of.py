"""The report on an assessed case, in one screen: what to do, what it is, how bad it could be, what is next.

Everything is composed; what one screen has no room for stands under `more`. What goes first when room is
short: what was not looked for, then second reasons, then steps. Urgency and its reason, what is feared,
supported dangers, what was not found, contradictions and the action in an emergency never go; nor does a
warning that is more than a step which can wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.assessment.assessment import Ranked, StepAdvised, is_answered, left_of, next_test
from engine.assessment.consultation import Consulted
from engine.assessment.evidence import obtained_in
from engine.assessment.must_not_miss import MustNotMiss
from engine.assessment.standing import Standing
from engine.cases.medicine_names import recognise, suggest
from engine.cases.problems import escaped
from engine.report import wording
from engine.report.page import Node, Page, Section, Tone
from engine.report.phrases import (
    Phrases,
    acting,
    behind,
    belongs_now,
    calling_for,
    can_wait,
    feared,
    fears,
    fitting,
    in_brief,
    in_question,
    in_sentence,
    is_weak,
    pressing,
    strongest,
    told_by_kin,
)
from engine.report.text import plain_text
from engine.report.wording import URGENCY, WHY, footer, ranked_by
from engine.words import either, in_words, itemised, listed
from knowledge.criteria import RUNGS, Disorder, Rule, Step, Strength, Urgency

LINES, WIDTH = (40, 50, 60), 80
"""What one screen holds: the first where that can be, the second where it is urgent."""
_LINE = 62
"""What a line holds beside its label and margins."""
_MOST_EXPLAINING, _MOST_REASONS, _MOST_STEPS = 3, 2, 5
_TONES: Mapping[Urgency, Tone] = {
    Urgency.EMERGENCY: "alarm",
    Urgency.URGENT: "alarm",
    Urgency.SOON: "caution",
    Urgency.ROUTINE: "strong",
    Urgency.SELF_CARE: "good",
}


class Room(NamedTuple):
    """How much there is room for: how many of what is looked for, of reasons and of steps."""

    look_for: int
    reasons: int
    steps: int


ROOMS = (
    Room(6, _MOST_REASONS, _MOST_STEPS),
    Room(4, _MOST_REASONS, _MOST_STEPS),
    Room(3, 1, _MOST_STEPS),
    Room(2, 1, _MOST_STEPS),
    Room(2, 1, 4),
    Room(2, 1, 3),
)
"""From the widest to the narrowest."""


def page_of(consulted: Consulted) -> Page:
    """Compose the report on a case in the words of its audience, as full as one screen allows."""
    phrases = Phrases(consulted)
    lengths: dict[int, Page] = {}
    for room in ROOMS:
        page = Report(phrases, room).page()
        lengths.setdefault(len(plain_text(page, WIDTH).splitlines()), page)
        if min(lengths) <= LINES[phrases.said.urgency >= Urgency.URGENT]:
            break
    longest = next((most for most in LINES if most >= min(lengths)), min(lengths))
    return next(page for length, page in lengths.items() if length <= longest)


class Report:
    """One composition of a report, for so much room; a reason that was given is not given again."""

    def __init__(self, phrases: Phrases, room: Room) -> None:
        self.phrases, self.said, self.room = phrases, (said := phrases.said), room
        self.behind, self.feared, self.pressing = behind(said), feared(said), pressing(said)
        self._given: set[str] = set()
        self._ranking = {item.disorder: item for item in said.differential}

    @property
    def is_emergency(self) -> bool:
        """Return whether there is no time for anything but the action."""
        return self.said.urgency is Urgency.EMERGENCY

    @property
    def trouble_told(self) -> bool:
        """Return whether any trouble is told that knowledge is about; nothing is ranked before that."""
        return self.said.outlook.now.holds(self.phrases.knowledge.scope)

    def page(self) -> Page:
        """Return the page."""
        sections = (
            self._urgency(),
            self._explaining(),
            self._dangers(),
            self._warnings(),
            Section("Answers that do not fit together", tuple(self._contradictions()), "caution"),
            self._steps(),
            self._benign(),
            self._still_open(),
            self._safety_net(),
            Section("Medicines, as they were read", (), more=self._medicines()),
        )
        kept = tuple(section for section in sections if section.nodes or section.more)
        return Page(escaped(self.said.case.id), kept, footer(self.phrases.knowledge), self._lead())

    # How urgent, and what to do before anything else

    def _lead(self) -> str:
        """Say first what cannot wait: the action, in the order of the steps, and what is suspected."""
        said, phrases = self.said, self.phrases
        steps = [phrases.step(advised) for advised in acting(phrases.knowledge, said)]
        if not steps and not self.is_emergency:
            return ""
        action = f"{said.urgency.name}: {' '.join(steps)}" if steps else f"{self._level}."
        suspected = "Possibly" if phrases.plainly else "Suspected"
        fearing = [disorder for disorder in in_question(said) if disorder in self.feared]
        likely = [item.disorder for item in said.differential if item.standing is Standing.LIKELY]
        others = [one for one in in_question(said) if one in likely and one not in self.feared]
        told = [(suspected, fearing), ("Most likely" if not fearing else "Likely", others)]
        if not self.is_emergency or self.pressing:
            told.reverse()
        ends = [f"{label}: {phrases.disorders(who, most=_MOST_EXPLAINING)}." for label, who in told if who]
        return " ".join([action, *ends])

    @property
    def _level(self) -> str:
        return URGENCY[self.phrases.voice][self.said.urgency]

    def _urgency(self) -> Section:
        """Say how urgent it is, unless that is said above, and why; and what is assessed at all."""
        said, phrases = self.said, self.phrases
        few = self.room.reasons
        reasons = [*map(self._reason, self.behind[:few]), *map(phrases.reason, self.behind[few:])]
        if said.urgency <= Urgency.ROUTINE and not reasons and self.trouble_told:
            reasons = [Node(wording.NOTHING_MORE[phrases.plainly] + self._so_far(), tone="quiet")]
        shown, rest = tuple(reasons[:few]), tuple(reasons[few:])
        left = tuple(phrases.reason(rule) for rule in said.urgent_by if rule not in self.behind)
        nodes = []
        if not said.in_scope:
            nodes.append(Node(wording.OUTSIDE[phrases.plainly], tone="caution"))
        elif not self.trouble_told:
            asked = phrases.questions(said.ask, "or", most=4)
            text = f"{wording.NO_TROUBLE[phrases.plainly]} {asked}." if asked else wording.UNKNOWN_TROUBLE
            nodes.append(Node(text, tone="caution"))
        title = WHY.get(said.urgency, self._level) if self._lead() else self._level
        if said.urgency <= Urgency.ROUTINE and not (said.in_scope and self.trouble_told):
            title = wording.NOT_YET if said.in_scope else wording.NOT_OURS
        told = (*shown, *nodes) if said.urgency >= Urgency.URGENT else (*nodes, *shown)
        return Section(title, told, _TONES[said.urgency], more=(*rest, *left), about=("urgency",))

    def _reason(self, rule: Rule, label: str = "", strength: Strength | None = None) -> Node:
        self._given.add(rule.because)
        return self.phrases.reason(rule, label, strength)

    def _worded(self, step: Step) -> str:
        return step.plain if self.phrases.plainly else step.text

    # What may explain it

    def _explaining(self) -> Section:
        """Rank what is feared, likely and possible; the rest of what was weighed is for those who look.

        What only age or risk speaks for comes last, and so goes first.
        """
        title, phrases = "What may explain it", self.phrases
        if not self.trouble_told:
            return Section(title, ())
        told = [i for i in self.said.differential if i.standing >= Standing.POSSIBLE or self._is_feared(i)]
        told.sort(key=self._place)
        kin = told_by_kin(self.said, [item.disorder for item in told])
        most = max(_MOST_EXPLAINING, len(self.pressing) + len(self.feared) if self.pressing else 0)
        shown = [item for item in told if item.disorder not in kin][:most]
        nodes = [self._ranked(item) for item in shown]
        given = set(self._given)
        more = [self._ranked(item) for item in told if item not in shown]
        self._given = given  # what one screen has no room for has not been said on it
        more += [
            Node(phrases.name(i.disorder), in_words(i.standing), "quiet", about=_disorder(i.disorder))
            for i in self.said.differential
            if i.standing is Standing.UNLIKELY and i not in told
        ]
        nodes = nodes or [Node("Nothing reported so far suggests a cause.")]
        return Section(title, tuple(nodes), more=tuple(more))

    def _place(self, item: Ranked) -> tuple[bool, ...]:
        """Put the likely first, then the feared; alarms first in an emergency; the harmless last in haste."""
        is_feared = self._is_feared(item)
        return (
            self.said.urgency >= Urgency.URGENT and item.disorder.harmless,
            self.is_emergency and not is_feared and item.disorder not in self.pressing,
            item.standing < Standing.LIKELY,
            not is_feared,
            is_weak(item),
        )

    def _is_feared(self, item: Ranked) -> bool:
        return item.disorder in self.feared

    def _ranked(self, item: Ranked) -> Node:
        """Give the best reasons, or say which of those above they are; no weak one beside a better."""
        disorder, phrases = item.disorder, self.phrases
        ordered = strongest(item.supported_by)
        alarmed: dict[Rule, Strength | None] = dict.fromkeys(
            r for r in self.behind if disorder in fears(r, self.said)
        )
        supporting = {r: s for r, s in ordered if s > Strength.WEAK or not (alarmed or not is_weak(item))}
        best = list({**alarmed, **supporting}.items())[: self.room.reasons]
        fresh = [w for w in best if w[0].because not in self._given]
        above = ", ".join(rule.id for rule, _ in best if rule.because in self._given)
        shown = tuple(self._reason(rule, "", strength) for rule, strength in fresh)
        told = {rule.id for rule, _ in fresh}
        more = [phrases.reason(r, "for", s) for r, s in ordered if r.id not in told]
        more += [phrases.reason(r, "against", s) for r, s in strongest(item.opposed_by)]
        if not phrases.plainly:
            more.append(Node("; ".join(ranked_by(disorder)), "documents", "quiet"))
            more.append(Node(disorder.icd10, "ICD-10-CM", "quiet"))
        if above:
            above = ", as above" if phrases.plainly else f", as above [{above}]"
        tone: Tone = "strong" if item.standing is Standing.LIKELY else "plain"
        standing = in_words(item.standing) if item.standing >= Standing.POSSIBLE else "suspected"
        name, about = f"{phrases.name(disorder)}{above}", _disorder(disorder)
        return Node(name, standing, tone, shown, tuple(more), about=about)

    # What must not be missed

    def _dangers(self) -> Section:
        """Name the dangers that are supported, those to look for, and those not found or excluded."""
        phrases, said = self.phrases, self.said
        nodes = self._supported()
        more: list[Node] = []
        if self.trouble_told and said.in_scope:
            open_ = sorted(self.said.must_not_miss, key=self._weight, reverse=True)
            untested = [item for item in open_ if item.is_left_untested]
            pointed = [i for i in open_ if i not in untested and phrases.points_to(i.disorder)]
            others = [item for item in open_ if item not in pointed]
            looked_for = list(self._look_for(pointed))
            most = 0 if self.is_emergency or phrases.plainly else self.room.look_for
            nodes += looked_for[:most]
            more += looked_for[most:]
            if most:
                nodes += self._left([i for i in others if i.status == "not_looked_for"], "not all asked")
                nodes += self._left(untested, "not tested")
            more += self._look_for(others)
        if not self.is_emergency:
            is_folded = phrases.plainly or not self.trouble_told
            absent = [item for item in said.must_not_miss if item.status == "not_found"]
            # What the list of medicines alone tells, it tells by itself.
            untold = [item for item in absent if is_folded or item.absent == ("medicines",)]
            nodes += self._not_found([item for item in absent if item not in untold])
            more += self._not_found(untold)
            (more if is_folded else nodes).extend(self._excluded())
        return Section("Must not be missed", tuple(nodes), more=tuple(more))

    def _left(self, dangers: Sequence[MustNotMiss], label: str) -> Iterator[Node]:
        """Yield a line for what nothing told points to, or calls for a test of."""
        if disorders := [item.disorder for item in dangers]:
            names, about = list(map(self.phrases.mentioned, disorders)), _status(*disorders)
            yield Node(fitting(names, _LINE), label, "quiet", in_full="; ".join(names), about=about)

    def _supported(self) -> list[Node]:
        """Name what is supported, in one line what is explained, or a kind of it, and the rest with a reason.

        What would exclude each is there for those who look.
        """
        phrases, nodes = self.phrases, []
        found = [item for item in self.said.must_not_miss if item.status == "supported"]
        for item in found:
            by = phrases.questions(item.would_exclude, "or")
            more = (Node(f"would be excluded by {by}", tone="quiet"),) if by else ()
            name, about = phrases.name(item.disorder), _status(item.disorder)
            nodes.append(Node(name, "supported", "strong", more=more, about=about))
        if not nodes:
            return []
        kin = told_by_kin(self.said, [item.disorder for item in found])
        reasons = {i.disorder: None if i.disorder in kin else self._untold_reason(i.disorder) for i in found}
        told = [item.disorder for item in found if reasons[item.disorder] is None]
        names = itemised(map(phrases.mentioned, told), len(told))
        lines = [Node(names, "supported", "strong", more=tuple(nodes), about=_status(*told))] if told else []
        lines += [
            Node(phrases.mentioned(disorder), "supported", "strong", (reason,), about=_status(disorder))
            for disorder, reason in reasons.items()
            if reason is not None
        ]
        return lines

    def _untold_reason(self, disorder: Disorder) -> Node | None:
        """Return the best reason for what is supported, where none has been given; None where one was."""
        signature = self.phrases.knowledge.signature[disorder.id]
        rules = [rule for rule in self.said.fired if rule in signature]
        if any(rule.because in self._given for rule in rules):
            return None
        strengths = dict(self._ranking[disorder].supported_by)
        best = max(rules, key=lambda rule: strengths.get(rule, Strength.WEAK))
        return self._reason(best, "", strengths.get(best))

    def _look_for(self, dangers: Iterable[MustNotMiss]) -> Iterator[Node]:
        """Yield a line for what is looked for alike, in the order in which the dangers are given."""
        phrases, knowledge = self.phrases, self.phrases.knowledge
        groups: dict[tuple[str, str, tuple[str, ...]], list[Disorder]] = {}
        for item in dangers:
            if (item.status == "needs_test" and item.has_test_due) or item.is_left_untested:
                step = next_test(item.danger, self.said.case) or item.danger.excluded_by
                label = "needs a test" if item.has_test_due else "not tested"
                groups.setdefault((label, step.id, ()), []).append(item.disorder)
            elif item.status in ("needs_test", "not_looked_for"):
                groups.setdefault(("look for", "", item.look_for), []).append(item.disorder)
        steps = {step.id: step for step in knowledge.steps}
        for (label, step_id, by), disorders in groups.items():
            every = phrases.asked(by)
            names, all_names = (phrases.disorders(disorders, most) for most in (3, len(disorders)))
            if step_id:
                every = phrases.asked(finding.id for finding in left_of(steps[step_id], self.said.case))
            how, in_full = fitting(every, _LINE - len(names)), "; ".join(every)
            if step_id and not every:
                how = in_sentence(self._worded(steps[step_id]))
                how = in_full = f"{how} again" if is_answered(steps[step_id], self.said.case) else how
            end = " (denied only as a whole)" if phrases.though_denied(by) else ""
            brief, whole = _told(names, how) + end, _told(all_names, in_full) + end
            # What nothing is left to ask about is there because a rule speaks for it.
            ranked = [] if how else [self._ranking[disorder] for disorder in disorders]
            best = [strongest(item.supported_by)[0] for item in ranked if item.supported_by]
            why = tuple(self._reason(r, "", s) for r, s in best if r.because not in self._given)
            yield Node(brief, label, "quiet", why, in_full=whole, about=_status(*disorders))

    def _weight(self, item: MustNotMiss) -> float:
        return self.phrases.weight[item.disorder]

    def _not_found(self, found: Sequence[MustNotMiss]) -> Iterator[Node]:
        """Yield one line for dangers that were not found, with what is absent under it."""
        if found:
            phrases = self.phrases
            names = itemised((phrases.mentioned(item.disorder) for item in found), len(found))
            absent = tuple(
                Node(
                    f"going by {phrases.questions(i.absent, most=len(i.absent))}",
                    phrases.mentioned(i.disorder),
                    about=_status(i.disorder),
                )
                for i in found
            )
            about = _status(*(item.disorder for item in found))
            text = f"{names}. Not found is not excluded."
            yield Node(text, "not found", "quiet", more=absent, about=about)

    def _excluded(self) -> Iterator[Node]:
        """Yield one line for what a test has excluded."""
        if excluded := [item.disorder for item in self.said.must_not_miss if item.status == "excluded"]:
            names = itemised(map(self.phrases.mentioned, excluded), len(excluded))
            yield Node(names, "excluded", "quiet", about=_status(*excluded))

    # What to heed

    def _warnings(self) -> Section:
        """Give the warnings, but for those that can wait, and the medicines that were not recognised.

        One about the very medicines that another warns of says no more of them.
        """
        nodes: list[Node] = []
        wait: list[Node] = []
        warned: set[str] = set()
        for item in self.said.warnings:
            medicines = set(self.phrases.medicines_behind(item.rules))
            is_told = bool(medicines) and medicines <= warned
            text = self.phrases.naming_medicines(
                item.warning.plain if self.phrases.plainly else item.warning.text, item.rules
            )
            more, about = tuple(map(self.phrases.reason, item.rules)), (f"warning:{item.warning.id}",)
            node = Node(text, tone="caution", more=more, about=about)
            waits = is_told or (self.is_emergency and can_wait(item))
            (wait if waits else nodes).append(node)
            warned |= set() if waits else medicines
        if unknown := sorted(self.phrases.case.unrecognised_medicines):
            names = listed(map(self._perhaps, unknown))
            text = f"Not recognised, and so not judged: {names}. {wording.UNRECOGNISED[self.phrases.plainly]}"
            nodes.append(Node(text, tone="caution"))
        if odd := self.phrases.told.misflagged:
            text = f"The number counts where its flag says something else here: {'; '.join(odd)}."
            nodes.append(Node(text, tone="caution"))
        return Section("Warnings", tuple(nodes), "caution", more=tuple(wait))

    def _perhaps(self, name: str) -> str:
        """Name a medicine that was not recognised, with what a vague name may mean, or what it resembles."""
        knowledge, phrases = self.phrases.knowledge, self.phrases
        if perhaps := recognise([name], knowledge.drugs).perhaps:
            return f"{escaped(name)} (may be {phrases.questions(perhaps, 'or')})"
        near = [other for other in suggest(name, knowledge.drugs) if other not in name.casefold()]
        return f"{escaped(name)} (is it {either(near)}?)" if near else escaped(name)

    def _contradictions(self) -> Iterator[Node]:
        """Yield answers that cannot all be true, with the question to ask again."""
        for item in self.said.contradictions:
            given = (self.phrases.told.answer(self.phrases.knowledge.finding[key]) for key in item.answers)
            yield Node(f"{item.conflict.ask} ({'; '.join(given)})")

    def _medicines(self) -> tuple[Node, ...]:
        """Show what every name on the list of medicines was read as: only so can a wrong reading be seen."""
        read = self.phrases.told.medicines()
        return (Node(read, tone="quiet"),) if read else ()

    # What to do next

    def _steps(self) -> Section:
        """Say what to do next, in the order of the assessment, and why this patient needs it.

        Where there is no room for all, what a rule calls for stays before the rest, which is named in a line.
        In an emergency a clinician sees what will be needed where the patient is sent, a patient where to go.
        """
        said, steps = self.said, self.said.steps
        now = [item for item in steps if belongs_now(said, item)]
        called = [item for item in steps if calling_for(item) and item not in now]
        others = [item for item in steps if item not in now and item not in called]
        most = self.room.steps
        if self.is_emergency:
            called = [i for i in called if i.step.rung not in RUNGS[:2] and not self.phrases.plainly]
            most, others = max(1, min(most, len(now) + len(called))), []
        kept = [*now, *called, *others][:most]
        in_order = sorted(steps, key=lambda item: item not in kept)
        nodes = [self._step(item, number) for number, item in enumerate(in_order, 1)]
        rest = () if self.is_emergency else in_order[most:]
        names = [in_brief(self._worded(item.step)) for item in rest]
        brief = (Node(f"Then: {fitting(names, 2 * _LINE)}.", tone="quiet", in_brief=True),) if names else ()
        return Section("What to do next", (*nodes[:most], *brief), more=(*nodes[most:], *self._later()))

    def _later(self) -> Iterator[Node]:
        """Say what can wait until the urgent is done."""
        if waiting := [in_sentence(self._worded(item.step)) for item in self.said.later]:
            yield Node(f"Can wait until that is done: {'; '.join(waiting)}.", tone="quiet")

    def _step(self, advised: StepAdvised, number: int) -> Node:
        why, label = self.phrases.why(advised, self.said.urgent_by), str(number)
        text, in_full = self.phrases.step(advised, 2 * _LINE), self.phrases.step(advised)
        is_given = why in self._given
        self._given.add(why)
        if not is_given:
            text, in_full = f"{text} {why}".rstrip(), f"{in_full} {why}".rstrip()
        more = (Node(why, tone="quiet"),) if is_given else ()
        about, whole = (f"step:{advised.step.id}",), in_full if in_full != text else ""
        return Node(text, label, more=more, in_full=whole, about=about)

    # Whether one may stop here, and what could still change

    def _benign(self) -> Section:
        """Say what being benign rests on, what was not tested, and what to come back with."""
        phrases, verdict = self.phrases, self.said.benign
        benign = verdict.benign
        if verdict.verdict != "yes" or benign is None:
            return Section("Benign, as far as was looked", ())
        open_tests = dict.fromkeys(
            name
            for item in self.said.must_not_miss
            if item.disorder in benign.unless and item.status == "not_found"
            for name in item.would_exclude
        )
        nodes = []
        finding = phrases.knowledge.finding
        asked = [name for name in verdict.because if obtained_in(finding.get(name)) == 0]
        seen = [name for name in verdict.because if name not in asked]
        for label, names, lines in (
            ("examined", seen, 4),
            ("asked", asked, 3),
            ("not tested", open_tests, 2),
        ):
            if names:
                every = phrases.asked(names)
                nodes.append(Node(fitting(every, lines * _LINE), label, in_full="; ".join(every)))
        net = benign.plain if phrases.plainly else benign.safety_net
        told = (*nodes, Node(net, "safety net", "strong"))
        return Section("Benign, as far as was looked", told, about=("benign",))

    def _not_yet(self) -> Node:
        """Say in one line what calling it benign waits for."""
        phrases, said = self.phrases, self.said.benign
        dangers = sorted(
            (i for i in self.said.must_not_miss if i.disorder in [w.disorder for w in said.waits_for]),
            key=self._weight,
            reverse=True,
        )
        if not dangers:
            asked = phrases.asked(dict.fromkeys(name for wait in said.waits_for for name in wait.ask))
            text = f"Not called benign yet: {'; '.join(asked) or 'a clinician has to examine first'}."
            return Node(text, "benign", "caution", about=("benign",))
        names = "; ".join(phrases.mentioned(item.disorder) for item in dangers)
        in_full = f"Not called benign yet: look for {names} first."
        brief = f"Not called benign yet: {len(dangers)} dangers are not looked for in full."
        if len(dangers) == 1 or len(in_full) <= _LINE:
            return Node(in_full, "benign", "caution", about=("benign",))
        return Node(brief, "benign", "caution", in_full=in_full, about=("benign",))

    def _still_open(self) -> Section:
        """Say what to ask, what is not known, what being benign waits for, and what could still change."""
        said, phrases = self.said, self.phrases
        nodes = list(self._to_ask()) if said.ask and self.trouble_told and not said.settled else []
        if phrases.untold and (said.settled or phrases.untold_red_flags):
            place = 0 if phrases.untold_red_flags else len(nodes)
            nodes.insert(place, Node(phrases.untold, "not known", "caution"))
        if phrases.plainly and self.trouble_told:
            nodes.append(Node(wording.UNSEEN, "not seen", "caution"))
        elif said.benign.verdict == "not_yet" and self.trouble_told:
            nodes.append(self._not_yet())
        if change := self._could_change():
            nodes.append(Node(change, "may change", about=("result",)))
        title = "What is still open"
        if self.is_emergency or not said.in_scope:
            return Section(title, (), more=tuple(nodes))
        return Section(title, tuple(nodes))

    def _so_far(self) -> str:
        """Tell who reads that nothing is urgent what that does not rest on."""
        said = self.said
        unasked = said.urgency < said.urgency_could_be >= Urgency.URGENT
        return wording.NOT_ALL_ASKED[self.phrases.plainly] if unasked else ""

    def _to_ask(self) -> Iterator[Node]:
        """Yield the questions to ask: by themselves those that could still make it more urgent."""
        said, phrases = self.said, self.phrases
        if phrases.plainly:
            asked = phrases.asked(said.ask)
            yield Node("; ".join(asked), "tell us")
            return
        could_rise = said.urgency_could_be > said.urgency
        rising = [name for name in said.ask if could_rise and name in said.red_flags_open]
        then = [name for name in said.ask if name not in rising]
        for label, names in (
            ("ask first" if then else "ask", rising),
            ("then ask" if rising else "ask", then),
        ):
            if names:
                asked, told = phrases.asked(names), phrases.though_denied(names)
                end = f". It could still be {_level(said.urgency_could_be)}." if names is rising else ""
                yield Node(fitting(asked, 2 * _LINE) + told, label, in_full="; ".join(asked) + told + end)

    def _could_change(self) -> str:
        """Say in one line what could still change, and by which answers; '' where that is said already."""
        said, phrases = self.said, self.phrases
        if said.settled:
            text = wording.SETTLED[phrases.plainly]
            return text if said.settled_with_tests else f"{text} Only a test still could."
        if phrases.plainly or not said.urgency < said.urgency_could_be >= Urgency.URGENT:
            return ""
        if not self.trouble_told or not set(said.red_flags_open).isdisjoint(said.ask):
            return ""
        by = fitting(phrases.asked(said.red_flags_open), _LINE)
        return f"It could still be {_level(said.urgency_could_be)}, by {by}."

    def _safety_net(self) -> Section:
        """Tell a patient what to get help for, whatever explains it, and a clinician where that is special.

        Who is seen today anyway is told only of what cannot wait for that.
        """
        holds, plainly = self.said.outlook.now.holds, self.phrases.plainly
        nets = self.phrases.knowledge.safety_nets
        net = next((net for net in nets if net.when is None or holds(net.when)), None)
        is_today = self.said.urgency >= Urgency.URGENT
        is_special = net is not None and net.when is not None and self.trouble_told and not is_today
        if net is None or self.is_emergency or not (plainly or is_special):
            return Section(_NET[plainly], ())
        now, later = (net.plain_now, net.plain_later) if plainly else (net.now, net.later)
        told = now if is_today else f"{now} {later}"
        return Section(_NET[plainly], (Node(told, tone="strong"),))


_NET = {False: "What to come back with", True: "When to get help"}


def _disorder(disorder: Disorder) -> tuple[str, ...]:
    return (f"disorder:{disorder.id}",)


def _status(*disorders: Disorder) -> tuple[str, ...]:
    return tuple(f"status:{disorder.id}" for disorder in disorders)


def _told(names: str, how: str) -> str:
    return f"{names}: {how}" if how else names


def _level(urgency: Urgency) -> str:
    return "an emergency" if urgency is Urgency.EMERGENCY else urgency.name.lower()
