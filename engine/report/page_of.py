"""The report on an assessed case: urgency first, then what must not be missed, then the differential."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.assessment import Assessment, Ranked, StepAdvised
from engine.consultation import Consulted
from engine.english import fact_in_words, named, value_in_words
from engine.problems import escaped
from engine.report.page import Node, Page, Section, Tone
from engine.report.wording import DISCLAIMER, STANDING, TIERS, URGENCY
from engine.standing import Standing
from knowledge.criteria import Audience, Disorder, KnowledgeBase, Rule, StepKind, Strength, Urgency

_TONES: Mapping[Urgency, Tone] = {
    Urgency.EMERGENCY: "alarm",
    Urgency.URGENT: "alarm",
    Urgency.SOON: "caution",
    Urgency.ROUTINE: "strong",
    Urgency.SELF_CARE: "good",
}
_STEPS_IN_ORDER: tuple[StepKind, ...] = (
    "referral",
    "history",
    "examination",
    "laboratory",
    "test",
    "review",
)
_REASONS: Mapping[Standing, int] = {Standing.LIKELY: 3, Standing.POSSIBLE: 1}
_MOST_QUESTIONS = 8


def page_of(knowledge: KnowledgeBase, consulted: Consulted) -> Page:
    """Compose the report on a case in the words of its audience."""
    composer = _Composer(knowledge, consulted)
    sections = (
        Section("How urgent", composer.urgency(), _TONES[consulted.assessment.urgency]),
        Section("Must not be missed", composer.must_not_miss()),
        Section("What may explain it", composer.differential()),
        Section("Warnings", composer.warnings(), "caution"),
        Section("What to do next", composer.steps()),
        Section("Answers that do not fit together", composer.contradictions(), "caution"),
        Section("How sure this is", composer.certainty()),
    )
    made_with = f"Knowledge {knowledge.version}, digest {knowledge.digest[:12]}."
    title = escaped(consulted.case.id)
    return Page(title, tuple(s for s in sections if s.nodes), f"{DISCLAIMER} {made_with}")


class _Composer:
    def __init__(self, knowledge: KnowledgeBase, consulted: Consulted) -> None:
        self.knowledge = knowledge
        self.case = consulted.case
        self.said: Assessment = consulted.assessment
        self.voice: Audience = consulted.case.audience
        self.facts = {firing.rule.id: firing.facts for firing in consulted.firings}

    def urgency(self) -> tuple[Node, ...]:
        """Say how urgent it is, why, and what could still make it more so."""
        said = self.said
        nodes = [
            Node(
                URGENCY[self.voice][said.urgency],
                tone=_TONES[said.urgency],
                children=tuple(self._reason(rule) for rule in said.urgent_by),
            )
        ]
        if not said.in_scope:
            text = "There is neither a leg cramp nor leg pain: this is outside what crampdx knows."
            nodes.insert(0, Node(text, tone="caution"))
        if said.urgency_could_be > said.urgency:
            could_be = said.urgency_could_be.name.lower().replace("_", " ")
            text = f"Could still be {could_be}; not known yet: {self._questions(said.red_flags_open)}."
            nodes.append(Node(text, tone="caution"))
        return tuple(nodes)

    def must_not_miss(self) -> tuple[Node, ...]:
        """List the disorders that must not be missed, by status."""
        nodes = []
        for item in self.said.must_not_miss:
            if item.status == "supported":
                by = self._questions(item.would_exclude, "or")
                nodes.append(
                    Node(
                        self._name(item.disorder), "supported", "strong", _maybe("would be excluded by ", by)
                    )
                )
        for status, label in (("not_excluded", "not excluded"), ("excluded", "excluded")):
            names = [self._name(i.disorder) for i in self.said.must_not_miss if i.status == status]
            if names:
                nodes.append(Node("; ".join(names), label, "quiet"))
        return tuple(nodes)

    def differential(self) -> tuple[Node, ...]:
        """Rank what is likely and possible, with what speaks for and against it."""
        nodes = [self._ranked(i) for i in self.said.differential if i.standing >= Standing.POSSIBLE]
        if not nodes:
            nodes.append(Node("Nothing that was told suggests a cause.", tone="plain"))
        unlikely = [i for i in self.said.differential if i.standing is Standing.UNLIKELY]
        if unlikely:
            names = "; ".join(self._name(item.disorder) for item in unlikely)
            nodes.append(Node(names, STANDING[Standing.UNLIKELY], "quiet"))
        return tuple(nodes)

    def _ranked(self, item: Ranked) -> Node:
        disorder = item.disorder
        flag = ", must not be missed" if disorder.must_not_miss else ""
        children = [
            *self._weighed("for", item.supported_by, _REASONS[item.standing]),
            *self._weighed("against", item.opposed_by, _REASONS[item.standing]),
        ]
        if open_vascular := self._benign_too_early(disorder):
            text = f"Not called benign: {open_vascular} not excluded yet."
            children.insert(0, Node(text, tone="caution"))
        if self.voice == "clinician":
            children.append(Node(_tiers(disorder), "documents", "quiet"))
        code = f" ({disorder.icd10})" if self.voice == "clinician" else ""
        tone: Tone = "strong" if item.standing is Standing.LIKELY else "plain"
        text = f"{self._name(disorder)}{code}{flag}"
        return Node(text, STANDING[item.standing], tone, tuple(children))

    def _benign_too_early(self, disorder: Disorder) -> str:
        status = {item.disorder.id: item.status for item in self.said.must_not_miss}
        early = [d for d in disorder.benign_unless if status[d.id] != "excluded"]
        return _listed([self._in_a_sentence(d) for d in early], "and", _MOST_QUESTIONS)

    def _weighed(self, label: str, rules: tuple[tuple[Rule, Strength], ...], most: int) -> list[Node]:
        strongest = sorted(rules, key=lambda weighed: -weighed[1])
        nodes = [self._reason(rule, label, strength) for rule, strength in strongest[:most]]
        if rest := [rule for rule, _ in strongest[most:]]:
            nodes.append(Node(f"and {len(rest)} more: {', '.join(r.id for r in rest)}", label, "quiet"))
        return nodes

    def _reason(self, rule: Rule, label: str = "", strength: Strength | None = None) -> Node:
        facts = "; ".join(fact_in_words(used, self.case, self.voice) for used in self.facts[rule.id])
        if self.voice == "patient":
            return Node(rule.because, label, children=(Node(facts, tone="quiet"),))
        weight = f", {strength.name.lower()}" if strength else ""
        cited = ", ".join([*rule.claims, *(str(c.source.publisher) for c in rule.references)])
        return Node(
            f"{rule.because} [{rule.id}{weight}]",
            label,
            children=(Node(f"{facts} ({cited})", tone="quiet"),),
        )

    def warnings(self) -> tuple[Node, ...]:
        """Give the warnings, each with the reasons for it."""
        plain = self.voice == "patient"
        return tuple(
            Node(
                given.warning.plain if plain else given.warning.text,
                tone="caution",
                children=tuple(self._reason(rule) for rule in given.rules),
            )
            for given in self.said.warnings
        )

    def steps(self) -> tuple[Node, ...]:
        """Say what to do next and why this patient needs it."""
        in_order = sorted(self.said.steps, key=lambda s: _STEPS_IN_ORDER.index(s.step.kind))
        return tuple(
            Node(
                advised.step.plain if self.voice == "patient" else advised.step.text,
                "" if self.voice == "patient" else advised.step.kind,
                children=(Node(self._why(advised), tone="quiet"),),
            )
            for advised in in_order
        )

    def _why(self, advised: StepAdvised) -> str:
        """Say why this patient needs a step: before anything is called benign, or by its first rule."""
        if not advised.excludes:
            return advised.rules[0].because
        names = _listed([self._in_a_sentence(d) for d in advised.excludes], "and", _MOST_QUESTIONS)
        return f"Nothing is called benign before this is excluded: {names}."

    def contradictions(self) -> tuple[Node, ...]:
        """Show answers that cannot all be true, and the question to ask again."""
        nodes = []
        for item in self.said.contradictions:
            given = (
                f"{named(self.knowledge.finding[key], self.voice)}: "
                f"{value_in_words(self.knowledge.finding[key], answer, self.voice)}"
                for key, answer in item.answers.items()
            )
            nodes.append(Node(item.conflict.ask, children=(Node("; ".join(given), tone="quiet"),)))
        return tuple(nodes)

    def certainty(self) -> tuple[Node, ...]:
        """Say what is still unknown, and whether it could matter."""
        nodes = []
        if self.said.settled:
            who = "a patient" if self.voice == "patient" else "a clinician"
            text = f"Settled: nothing left to ask {who} can change urgency, warnings, or what leads."
            nodes.append(Node(text, tone="good"))
        else:
            leading = [i for i in self.said.differential if i.standing >= Standing.POSSIBLE]
            questions = dict.fromkeys(q for item in leading for q in item.open)
            text = f"Not settled. Still unknown and able to change what leads: {self._questions(questions)}."
            plain = "Not settled: answers still unknown could change this result."
            nodes.append(Node(text if questions else plain))
        if self.case.unrecognised_medicines:
            names = ", ".join(escaped(name) for name in sorted(self.case.unrecognised_medicines))
            text = f"Not recognised, and not read as none: {names}."
            nodes.append(Node(text, "medicines", "caution"))
        return tuple(nodes)

    def _name(self, disorder: Disorder) -> str:
        return disorder.plain if self.voice == "patient" else disorder.name

    def _in_a_sentence(self, disorder: Disorder) -> str:
        name = self._name(disorder)
        return name[0].lower() + name[1:]

    def _questions(self, ids: Iterable[str], word: str = "and") -> str:
        found = self.knowledge.finding
        names = [named(found[key], self.voice) if key in found else key for key in ids]
        return _listed(names, word, _MOST_QUESTIONS)


def _maybe(before: str, text: str) -> tuple[Node, ...]:
    return (Node(before + text, tone="quiet"),) if text else ()


def _listed(names: list[str], word: str, most: int) -> str:
    if len(names) > most:
        return f"{', '.join(names[:most])} {word} {len(names) - most} more"
    return f" {word} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _tiers(disorder: Disorder) -> str:
    tiers: dict[str, list[str]] = {}
    for view in sorted(disorder.views, key=lambda view: view.tier):
        tiers.setdefault(TIERS[view.tier], []).append(view.document)
    return "; ".join(f"{tier}: {', '.join(documents)}" for tier, documents in tiers.items())
