"""What is true of a case, found out without the explanations: by the reference, by chance, by fresh runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from random import Random
from typing import Any

from engine.assessment.assessment import Assessment
from engine.assessment.record import assessment_record
from engine.assessment.targets import Kind, Target
from engine.assessment.verdicts import Verdicts
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.values import read_answer, written
from engine.explain.hypotheses import telling_bits, variants
from engine.reading.bitmaps import to_bools
from engine.reading.columns import Columns
from engine.reading.patient import reference_firings, with_what_follows
from engine.reading.rete import Consultation
from knowledge.criteria import Concludes, Escalates, KnowledgeBase, Recommends, Supports, Urgency, Warns
from tests.reference import conclude, truth

Record = dict[str, Any]
Changes = tuple[tuple[str, Answer | None], ...]
LEVELS = [level.name.lower() for level in Urgency]
LED_TO: tuple[Kind, ...] = ("concept", "warning", "step", "disorder")
_COMPLETIONS = 96


class Looked:
    """One case by the reference: its conclusions by truth, its assessment afresh and without experta."""

    def __init__(self, knowledge: KnowledgeBase, case: Case) -> None:
        self.knowledge, self.case = knowledge, case
        self.concluded = conclude(knowledge, case.answers)

    @cached_property
    def fired(self) -> frozenset[str]:
        return frozenset(firing.rule.id for firing in reference_firings(self.knowledge, self.case.answers))

    @cached_property
    def assessment(self) -> Assessment:
        rules = [rule for rule in self.knowledge.rules if rule.id in self.fired]
        return Assessment(self.knowledge, self.case, rules)

    @cached_property
    def record(self) -> Record:
        return assessment_record(self.assessment)

    @cached_property
    def standings(self) -> dict[str, str]:
        return {one.disorder.id: one.standing.name.lower() for one in self.assessment.differential}

    @cached_property
    def statuses(self) -> dict[str, str]:
        return {one.disorder.id: one.status for one in self.assessment.must_not_miss}

    @cached_property
    def steps(self) -> set[str]:
        return {said.step.id for said in (*self.assessment.steps, *self.assessment.later)}

    def holds(self, rule: str) -> str:
        return truth(self.knowledge.rule[rule].when, self.case.answers, self.concluded).name.lower()

    def value(self, target: Target) -> object:
        """Return what a conclusion is, read off the assessment as it is printed."""
        said = self.assessment
        match target.kind:
            case "result":
                return {key: self.value(Target(key)) for key in ("urgency", "leading")}
            case "urgency" if target.id:
                now, level = said.urgency.rank, LEVELS.index(target.id)
                return "reached" if now == level or now > level > 0 else "not_reached"
            case "urgency":
                return said.urgency.name.lower()
            case "leading":
                return [disorder.id for disorder in said.leading]
            case "disorder":
                return {"standing": self.standings[target.id], "status": self.statuses.get(target.id)}
            case "status":
                return self.statuses[target.id]
            case "benign":
                return said.benign.verdict
            case "concept":
                return self.concluded[target.id].name.lower()
            case "rule":
                return self.holds(target.id)
            case "warning":
                given = any(one.warning.id == target.id for one in said.warnings)
                return "given" if given else "not_given"
            case "step":
                return "recommended" if target.id in self.steps else "not_recommended"
            case "finding":
                answers = self.case.answers
                return written(answers[target.id]) if target.id in answers else None
            case "medicines":
                return None if self.case.medicines is None else list(self.case.medicines)

    def conclusion(self, target: Target) -> object:
        """Return what counts as a change of it: of a rule only whether it applies."""
        found = self.value(target)
        return found == "true" if target.kind == "rule" else found


class Witness:
    """A case, and what becomes of it under other answers."""

    def __init__(self, knowledge: KnowledgeBase, case: Case) -> None:
        self.knowledge, self.case = knowledge, case
        self.now = Looked(knowledge, case)
        self.experta = frozenset(f.rule.id for f in Consultation(knowledge, case.answers).run(case.answers))
        self._under = lru_cache(maxsize=4096)(self._look)

    def under(self, changes: Mapping[str, Answer | None]) -> Looked:
        """Look at the case with some answers changed, or withdrawn by None."""
        return self._under(tuple(changes.items()))

    def _look(self, changes: Changes) -> Looked:
        answers = {**self.case.told, **dict(changes)}
        kept = {name: answer for name in self.knowledge.finding if (answer := answers.get(name)) is not None}
        case = Case(
            id=self.case.id, audience=self.case.audience, answers=kept, medicines=self.case.medicines,
            medicines_complete=self.case.medicines_complete,
            unrecognised_medicines=self.case.unrecognised_medicines,
        )  # fmt: skip
        return Looked(self.knowledge, with_what_follows(self.knowledge, case))

    def alone(self, names: list[str]) -> Looked:
        """Look at the case with these answers only."""
        return self.under({name: None for name in self.case.answers if name not in names})

    def answer(self, name: str, said: object) -> Answer:
        """Read an answer as a record writes it."""
        return read_answer(self.knowledge.finding[name], said)

    @cached_property
    def completions(self) -> Verdicts:
        """The case, and many ways in which what is open could be answered."""
        random = Random(self.case.id)  # noqa: S311
        return Verdicts(self.knowledge, Columns.of_cases(self.knowledge, list(self._completed(random))))

    def _completed(self, random: Random) -> Iterator[Case]:
        yield self.case
        opened = [f for f in self.knowledge.finding.values() if self.case.is_open(f)]
        for _ in range(_COMPLETIONS):
            answers = dict(self.case.told)
            told = random.choice((0.1, 0.5, 1.0))
            for finding in opened:
                if random.random() < told:
                    among = variants(self.knowledge)[finding.id]
                    value = random.choice(among).answer if among and random.random() < 0.9 else CANNOT_TELL
                    answers[finding.id] = value
            yield self.case.telling(answers)

    def may_change(self, target: Target) -> bool:
        """Return whether some way to answer what is open changes a conclusion."""
        length = self.completions.columns.length
        told = (to_bools(bitmap, length) for bitmap in telling_bits(target, self.completions))
        return any(len(set(flags.tolist())) > 1 for flags in told)

    def may_fire(self, rule: str) -> bool:
        """Return whether some way to answer what is open makes a rule fire."""
        return bool(to_bools(self.completions.fired[rule], self.completions.columns.length).any())

    def leading_to(self, target: Target) -> frozenset[str]:
        """Return the rules that could lead to a conclusion, or, of urgency, to more of it."""
        if target.kind != "urgency":
            return frozenset({target.id} if target.kind == "rule" else self._leading.get(target, ()))
        now = self.now.assessment.urgency.rank
        if target.id == "self_care" or (target.id and self.now.value(target) == "reached"):
            return frozenset()
        wanted = max(now + 1, LEVELS.index(target.id)) if target.id else now + 1
        return frozenset(
            rule.id
            for rule in self.knowledge.rules
            if any(isinstance(effect, Escalates) and effect.urgency.rank >= wanted for effect in rule.then)
        )

    @cached_property
    def _leading(self) -> Mapping[Target, list[str]]:
        found: dict[Target, list[str]] = {}
        for rule in self.knowledge.rules:
            for effect in rule.then:
                match effect:
                    case Concludes(record) | Warns(record) | Recommends(record) | Supports(record):
                        kind = next(k for k in LED_TO if k == type(record).__name__.lower())
                        found.setdefault(Target(kind, record.id), []).append(rule.id)
                    case _:
                        pass
        return found
