"""How urgent it is and why: what rules ask for, what does not stand, what keeps self care from being said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.assessment.table import red_flags_asked, suspicions
from engine.assessment.targets import URGENCY, Target, level_of
from engine.explain.inquiry import Inquiry, in_words, listed
from engine.explain.parts import Conclusion, Part, concluded
from engine.reading.patient import Truth
from knowledge.criteria import Disorder, Escalates, Rule, Strength, Urgency

_MOST_QUESTIONS = 8


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A rule that fired, the urgency it asks for, and the rules that exclude what it suspects."""

    rule: Rule
    urgency: Urgency
    suspecting: Disorder
    excluded_by: tuple[Rule, ...]


def held_back(inquiry: Inquiry, *, above: Urgency) -> Iterator[HeldBack]:
    """Yield the escalations over a level that fired and do not stand."""
    now = inquiry.basis.now
    for rule in now.escalating:
        for effect in rule.then:
            if isinstance(effect, Escalates) and effect.suspecting and effect.urgency > above:
                weighed = now.opposition.get(effect.suspecting.id, ())
                by = tuple(opposing for opposing, weight in weighed if weight is Strength.DEFINING)
                if by:
                    yield HeldBack(rule, effect.urgency, effect.suspecting, by)


def excluding(inquiry: Inquiry, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that exclude what these rules suspect, each once."""
    weighed = inquiry.basis.now.opposition
    return tuple(
        dict.fromkeys(
            opposing
            for rule in rules
            for suspect in suspicions(rule)
            for opposing, weight in weighed.get(suspect.id, ())
            if weight is Strength.DEFINING
        )
    )


def urgency(inquiry: Inquiry, target: Target = URGENCY) -> Conclusion:
    """Say how urgent it is, or whether it is as urgent as a level, and prove it."""
    level, by = inquiry.assessment.urgency, inquiry.assessment.urgent_by
    held = [_held_back(inquiry, one) for one in held_back(inquiry, above=level)]
    no_more = f"nothing that {'stands' if held else 'applies'} asks for more"
    parts: list[Part] = []
    if level is Urgency.SELF_CARE:
        statement = "Self care: surely in scope, and every red flag that is asked about is surely absent."
        parts += _no_red_flag(inquiry)
    elif by:
        reason = (
            f"no urgency is higher, and {_that_ask(inquiry, by)} for it" if level is max(Urgency) else no_more
        )
        statement = f"{in_words(level).capitalize()}: {reason}."
        parts.append(Part("asked for by", inquiry.derivation.rules(by)))
    else:
        statement = f"Routine: {no_more}, and self care is not safe to say."
        parts += _red_flags_not_absent(inquiry)
    return concluded(inquiry, target, _compared(level_of(target), level) + statement, (*parts, *held))


def _that_ask(inquiry: Inquiry, rules: tuple[Rule, ...]) -> str:
    word = inquiry.rule_word
    return f"one {word} that applies asks" if len(rules) == 1 else f"{len(rules)} {word}s that apply ask"


def _compared(asked: Urgency | None, level: Urgency) -> str:
    if asked is None or asked is level:
        return ""
    return f"{'More than' if level > asked else 'Not'} {in_words(asked)}. "


def _no_red_flag(inquiry: Inquiry) -> Iterator[Part]:
    prove = inquiry.derivation
    yield Part("in scope", prove.criterion(inquiry.knowledge.scope))
    flags = red_flags_asked(inquiry.knowledge, inquiry.case.audience)
    yield Part(f"all {len(flags)} red flags absent", tuple(prove.rule(r, holds=False) for r in flags))


def _red_flags_not_absent(inquiry: Inquiry) -> Iterator[Part]:
    """Say what keeps self care from being said: nothing of it is known, so nothing of it is decisive."""
    outlook = inquiry.outlook
    if outlook.of(inquiry.knowledge.scope).now is not Truth.TRUE:
        yield Part("not self care: it is not sure that this is in scope", decisive=False)
    flags = red_flags_asked(inquiry.knowledge, inquiry.case.audience)
    present = [rule for rule in flags if outlook.rules[rule.id].now is not Truth.FALSE]
    if present:
        questions = [inquiry.finding_name(name) for name in inquiry.basis.questions(present)]
        unknown = listed(questions, len(questions) if inquiry.full else _MOST_QUESTIONS)
        which = f"; not known yet: {unknown}" if unknown else ""
        text = f"not self care: {len(present)} of {len(flags)} red flags are not surely absent{which}"
        yield Part(text, decisive=False)


def _held_back(inquiry: Inquiry, held: HeldBack) -> Part:
    prove, name = inquiry.derivation, inquiry.disorder_name(held.suspecting)
    return Part(
        f"{in_words(held.urgency)} does not stand: {name} is excluded",
        parts=(
            Part("asks for it", (prove.rule(held.rule),)),
            Part("excludes it", prove.rules(held.excluded_by)),
        ),
    )
