"""What a report says in passing: names, questions, reasons and the facts under them, for one case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.assessment.consultation import Consulted
from engine.reading.english import Told, named
from engine.reading.firing import Used
from engine.report.page import Node
from engine.words import listed
from knowledge.criteria import Audience, Concept, Concludes, Disorder, KnowledgeBase, Rule, Strength

_MOST_NAMES = 6
_MOST_FACTS = 3


class Phrases:
    """One case's phrases, in the words of its audience."""

    def __init__(self, knowledge: KnowledgeBase, consulted: Consulted) -> None:
        self.knowledge, self.case = knowledge, consulted.case
        self.voice: Audience = consulted.case.audience
        self.told = Told(knowledge, consulted.case, consulted.case.audience)
        self._facts = {firing.rule.id: firing.facts for firing in consulted.firings}

    @property
    def plainly(self) -> bool:
        """Return whether a patient reads this."""
        return self.voice == "patient"

    def name(self, disorder: Disorder) -> str:
        """Name a disorder at the beginning of a line."""
        return disorder.plain if self.plainly else disorder.name

    def mentioned(self, disorder: Disorder) -> str:
        """Name a disorder within a sentence."""
        name = self.name(disorder)
        return name[0].lower() + name[1:]

    def disorders(self, disorders: Iterable[Disorder]) -> str:
        """Name disorders within a sentence."""
        return listed(map(self.mentioned, disorders), most=_MOST_NAMES)

    def questions(self, ids: Iterable[str], word: str = "and") -> str:
        """Name what is asked by these questions."""
        found = self.knowledge.finding
        return listed(
            [named(found[key], self.voice) if key in found else key for key in ids], word, _MOST_NAMES
        )

    def reason(self, rule: Rule, label: str = "", strength: Strength | None = None) -> Node:
        """Give a rule's reason, the facts it rests on in this case, and who says so."""
        facts = "; ".join(dict.fromkeys(self._fact(used) for used in self._facts[rule.id]))
        if self.plainly:
            return Node(rule.because, label, children=(Node(facts, tone="quiet"),))
        weight = f", {strength.name.lower()}" if strength else ""
        cited = ", ".join([*rule.claims, *(c.source.publisher for c in rule.references)])
        under = Node(f"{facts} ({cited})", tone="quiet")
        return Node(f"{rule.because} [{rule.id}{weight}]", label, children=(under,))

    def _fact(self, used: Used) -> str:
        """Word a fact; a concept that holds with what it was concluded from."""
        words = self.told.fact(used)
        if not (isinstance(used.leaf, Concept) and used.holds):
            return words
        rests_on = list(dict.fromkeys(self._under(used.leaf)))
        rest = "; ".join(rests_on[:_MOST_FACTS])
        return f"{words} ({rest})" if rest and rest != words else words

    def _under(self, concept: Concept) -> Iterator[str]:
        """Yield the answers that a concept rests on in this case."""
        for rule in self.knowledge.concluding[concept.id]:
            for used in self._facts.get(rule.id, ()) if Concludes(concept) in rule.then else ():
                if isinstance(used.leaf, Concept):
                    yield from self._under(used.leaf) if used.holds else ()
                else:
                    yield self.told.fact(used)
