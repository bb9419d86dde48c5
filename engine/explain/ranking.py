"""Where disorders stand and what leads, with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.assessment.standing import Standing, standing
from engine.assessment.targets import LEADING, Target
from engine.explain.inquiry import Inquiry, in_words
from engine.explain.parts import Conclusion, Part, concluded
from knowledge.criteria import Disorder, Rule, Strength


def leading(inquiry: Inquiry) -> Conclusion:
    """Prove what leads; and of what its own support would let lead too, what holds it back."""
    first, basis = inquiry.assessment.leading, inquiry.basis
    if not inquiry.assessment.in_scope:
        scope = Part("out of scope", inquiry.derivation.criterion(inquiry.knowledge.scope, holds=False))
        return concluded(inquiry, LEADING, "Nothing leads: this is out of scope.", (scope,))
    best = basis.standing(first[0]) if first else Standing.POSSIBLE
    parts = [Part(_stands(inquiry, d), parts=tuple(_weights(inquiry, d))) for d in first]
    for one in inquiry.knowledge.disorders:
        unopposed = standing(basis.now.strongest_support(one), None)
        if one not in first and unopposed >= best:
            parts.append(Part(f"behind: {_stands(inquiry, one)}", parts=tuple(_weights(inquiry, one))))
    names = ", ".join(map(inquiry.disorder_name, first))
    statement = (
        f"Leading, being {in_words(best)}: {names}." if names else "Nothing leads: nothing is suggested."
    )
    return concluded(inquiry, LEADING, statement, tuple(parts))


def disorder(inquiry: Inquiry, disorder: Disorder) -> Conclusion:
    """Say where a disorder stands, and prove it."""
    target = Target("disorder", disorder.id)
    return concluded(inquiry, target, f"{_stands(inquiry, disorder)}.", tuple(_weights(inquiry, disorder)))


def unless_excluded(inquiry: Inquiry, grave: Disorder) -> str:
    """Say what keeps something that leads from being called benign."""
    return f"and is not to be called benign while {inquiry.disorder_name(grave)} is not excluded"


def _stands(inquiry: Inquiry, disorder: Disorder) -> str:
    now = inquiry.basis.now
    support, opposition = now.strongest_support(disorder), now.strongest_opposition(disorder)
    stands = in_words(standing(support, opposition))
    return f"{inquiry.disorder_name(disorder)}: {stands}, since {_reason(support, opposition)}"


def _reason(support: Strength | None, opposition: Strength | None) -> str:
    """Read the line of the table of standings that applies (see `engine.assessment.standing`)."""
    if opposition is Strength.DEFINING:
        return "what speaks against it is defining, and excludes it"
    if support is None:
        return (
            "nothing speaks for or against it" if opposition is None else "something speaks only against it"
        )
    if opposition is None or support > opposition:
        outweighs = f" and outweighs what is {in_words(opposition)} against it" if opposition else ""
        weight = f"support for it is {in_words(support)}{outweighs}"
        return weight if support >= Strength.STRONG else f"{weight}; likely would take strong support"
    if support == opposition:
        return f"what speaks for and against it is equally {in_words(support)}"
    return f"what is {in_words(opposition)} against it outweighs {in_words(support)} support"


def _weights(inquiry: Inquiry, disorder: Disorder) -> Iterator[Part]:
    """Yield what speaks for and against a disorder; only the strongest counts, and so is decisive."""
    now = inquiry.basis.now
    for word, weighed in (("for", now.support), ("against", now.opposition)):
        by_strength: dict[Strength, list[Rule]] = {}
        for rule, strength in weighed.get(disorder.id, ()):
            by_strength.setdefault(strength, []).append(rule)
        for strength in sorted(by_strength, reverse=True):
            proofs = inquiry.derivation.rules(by_strength[strength])
            yield Part(f"{word} it, {in_words(strength)}", proofs, decisive=strength is max(by_strength))
