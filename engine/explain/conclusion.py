"""What is concluded of a case, and by what: the answer to `how`, before it is put into words.

Decisive parts are those without which the conclusion would not be reproduced: their leaves alone bring
it about again.
"""

from __future__ import annotations

from typing import assert_never

from engine.assessment.targets import MEDICINES, RESULT, Target
from engine.explain.inquiry import Inquiry
from engine.explain.parts import Conclusion, Part, concluded
from engine.explain.ranking import disorder, leading, unless_excluded
from engine.explain.triage import excluding, urgency
from engine.reading.patient import Truth
from knowledge.criteria import Concept, DrugClass, Rule, Step, Warning


def conclusion(inquiry: Inquiry, target: Target) -> Conclusion:
    """Say what is concluded about a target, and prove it."""
    knowledge = inquiry.knowledge
    match target.kind:
        case "result":
            return _result(inquiry)
        case "urgency":
            return urgency(inquiry, target)
        case "leading":
            return leading(inquiry)
        case "disorder":
            return disorder(inquiry, knowledge.disorder[target.id])
        case "concept":
            return _concept(inquiry, knowledge.concept[target.id])
        case "warning":
            return _warning(inquiry, inquiry.warning(target.id))
        case "step":
            return _step(inquiry, inquiry.step(target.id))
        case "rule":
            return _rule(inquiry, knowledge.rule[target.id])
        case "finding":
            return _finding(inquiry, target)
        case "medicines":
            return _medicines(inquiry)
        case _:
            assert_never(target.kind)


def _result(inquiry: Inquiry) -> Conclusion:
    both = (urgency(inquiry), leading(inquiry))
    return concluded(
        inquiry,
        RESULT,
        " ".join(one.statement for one in both),
        tuple(Part(one.statement, parts=one.parts) for one in both),
    )


def _concept(inquiry: Inquiry, concept: Concept) -> Conclusion:
    target = Target("concept", concept.id)
    now, name = inquiry.outlook.concepts[concept.id].now, inquiry.title(target)
    match now:
        case Truth.TRUE:
            statement, parts = f"{name}: concluded.", (inquiry.derivation.concept(concept).premises)
        case Truth.FALSE:
            statement = f"{name}: surely not so, since no {inquiry.rule_word} for it applies."
            parts = inquiry.derivation.concept(concept, holds=False).premises
        case Truth.UNKNOWN:
            statement, parts = f"{name}: neither concluded nor surely not so.", ()
    group = (Part("by", parts),) if parts else ()
    return concluded(inquiry, target, statement, group)


def _rule(inquiry: Inquiry, rule: Rule) -> Conclusion:
    target, now = Target("rule", rule.id), inquiry.outlook.rules[rule.id].now
    parts: tuple[Part, ...] = ()
    match now:
        case Truth.TRUE:
            statement = f"{rule.id} applies: {rule.because}"
            parts = (Part("by", (inquiry.derivation.rule(rule),)),)
        case Truth.FALSE:
            statement = f"{rule.id} surely does not apply."
            parts = (Part("by", (inquiry.derivation.rule(rule, holds=False),)),)
        case Truth.UNKNOWN:
            asked = dict.fromkeys(f.id for f in inquiry.outlook.deciding(rule.when))
            names = ", ".join(map(inquiry.finding_name, asked)) or "nothing more can be asked"
            statement = f"Whether {rule.id} applies is not known; that rests on: {names}."
    return concluded(inquiry, target, statement, parts)


def _warning(inquiry: Inquiry, warning: Warning) -> Conclusion:
    by = inquiry.basis.now.warnings.get(warning.id, [])
    target = Target("warning", warning.id)
    if not by:
        return concluded(inquiry, target, f"Not given: no {inquiry.rule_word} for it applies.")
    return concluded(inquiry, target, "Given.", (Part("by", inquiry.derivation.rules(by)),))


def _step(inquiry: Inquiry, step: Step) -> Conclusion:
    """Prove that a step is recommended: by rules, or because what leads may not be called benign yet."""
    target = Target("step", step.id)
    by = inquiry.basis.recommending(step)
    parts = [Part("by", inquiry.derivation.rules(by))] if by else []
    for benign, grave in inquiry.basis.not_yet_benign(step):
        if benign in inquiry.assessment.leading:
            text = f"{inquiry.disorder_name(benign)} leads, {unless_excluded(inquiry, grave)}"
            parts.append(Part(text, parts=leading(inquiry).parts))
    if inquiry.is_recommended(step):
        return concluded(inquiry, target, "Recommended.", tuple(parts))
    if not parts:
        return _not_recommended(inquiry, target, step)
    known = tuple(f.id for f in step.answered_by)
    done = Part("already answered", answers=known)
    return concluded(inquiry, target, "Not recommended any more: already answered.", (done, *parts))


def _not_recommended(inquiry: Inquiry, target: Target, step: Step) -> Conclusion:
    taken_back = inquiry.basis.now.steps.get(step.id, ())
    if not taken_back:
        return concluded(
            inquiry, target, f"Not recommended: no {inquiry.rule_word} that applies asks for it."
        )
    parts = (
        Part("asks for it", inquiry.derivation.rules(taken_back)),
        Part("excludes what it suspects", inquiry.derivation.rules(excluding(inquiry, taken_back))),
    )
    return concluded(inquiry, target, "Not recommended: what it would be for is excluded.", parts)


def _finding(inquiry: Inquiry, target: Target) -> Conclusion:
    finding, answers = inquiry.knowledge.finding[target.id], inquiry.case.answers
    if target.id not in answers:
        return concluded(inquiry, target, f"{inquiry.finding_name(target.id)}: not asked.")
    statement = f"{inquiry.told.answer(finding)}."
    if isinstance(finding, DrugClass) and inquiry.case.medicines is not None:
        statement += f" It follows from the medicines: {_medicines(inquiry).statement}"
    return concluded(inquiry, target, statement, (Part("told", answers=(target.id,)),))


def _medicines(inquiry: Inquiry) -> Conclusion:
    case = inquiry.case
    classes = [f.id for f in inquiry.knowledge.finding.values() if isinstance(f, DrugClass)]
    told = tuple(name for name in classes if name in case.answers)
    names = None if case.medicines is None else inquiry.told.medicines() or "none"
    if names is None:
        statement = "Not asked." if not told else "Told by class, not by name."
    else:
        statement = f"{names}{'' if case.medicines_complete else ' and maybe others'}."
    if case.unrecognised_medicines:
        statement += f" Not recognised, and not read as none: {', '.join(case.unrecognised_medicines)}."
    return concluded(inquiry, MEDICINES, statement, (Part("classes", answers=told),) if told else ())
