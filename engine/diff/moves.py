"""What a conclusion is, and what has become of it, in the words of every place that compares versions.

Conclusions are read off records of assessments, as `assess --format json` and traces hold them; of a record
that says less, as a saved interview does, only what it says is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from engine.assessment.targets import BENIGN, LEADING, URGENCY, Target
from engine.report.phrases import in_sentence
from engine.words import listed
from knowledge.criteria import KnowledgeBase

Told: TypeAlias = Mapping[str, Any]
_MOST_LEADING = 4


def about(target: Target, *bases: KnowledgeBase) -> str:
    """Name what a conclusion is about; a record is named by the last version that has it."""
    for base in reversed(bases):
        match target.kind:
            case "status" if target.id in base.disorder:
                return base.disorder[target.id].name
            case "disorder" if target.id in base.disorder:
                return f"{base.disorder[target.id].name} as an explanation"
            case "warning" if target.id in base.warning:
                return f"warning '{base.warning[target.id].text}'"
            case "step" if target.id in base.step:
                return f"step '{base.step[target.id].text}'"
    return {"leading": "what leads", "benign": "may be called benign"}.get(target.kind, str(target))


def said(told: Told, target: Target, *bases: KnowledgeBase) -> str:
    """Say what a conclusion is; disorders are named by the last version that has them."""
    match target.kind:
        case "urgency":
            words = str(told["urgency"]).replace("_", "-")
        case "leading":
            names = (_disorder(str(name), bases) for name in told["leading"])
            words = listed(names, most=_MOST_LEADING) or "nothing"
        case "benign":
            words = told["benign"]["verdict"].replace("_", " ")
        case "warning":
            given = any(one["id"] == target.id for one in told["warnings"])
            words = "given" if given else "not given"
        case "step":
            words = "advised" if any(one["id"] == target.id for one in told["steps"]) else "not advised"
        case "status":
            statuses = {one["disorder"]: one["status"] for one in told["must_not_miss"]}
            words = statuses.get(target.id, "not known").replace("_", " ")
        case _:
            standings = {one["disorder"]: one["standing"] for one in told["differential"]}
            words = standings.get(target.id, "not known").replace("_", " ")
    return words


def moved_in_words(then: Told, now: Told, target: Target, *bases: KnowledgeBase) -> str:
    """Say what has become of a conclusion."""
    return f"{about(target, *bases)}: {said(then, target, *bases)} → {said(now, target, *bases)}"


def moves_in_words(then: Told, now: Told, knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield what has become of all that two records tell, the weightiest first; which led, as a set."""
    keys = {
        URGENCY: "urgency",
        **{Target("warning", name): "warnings" for name in knowledge.warning},
        **{Target("status", name): "must_not_miss" for name in knowledge.danger},
        BENIGN: "benign",
        LEADING: "leading",
        **{Target("disorder", name): "differential" for name in knowledge.disorder},
        **{Target("step", name): "steps" for name in knowledge.step},
    }
    for target, key in keys.items():
        if key not in then or key not in now:
            continue
        if target == LEADING:
            moved = set(then["leading"]) != set(now["leading"])
        else:
            moved = said(then, target, knowledge) != said(now, target, knowledge)
        if moved:
            yield moved_in_words(then, now, target, knowledge)


def in_one_line(told: Told, *bases: KnowledgeBase) -> str:
    """Say how urgent it is, and what leads."""
    return f"{said(told, URGENCY)}; leading: {said(told, LEADING, *bases)}"


def _disorder(name: str, bases: tuple[KnowledgeBase, ...]) -> str:
    known = (base.disorder[name].name for base in reversed(bases) if name in base.disorder)
    return in_sentence(next(known, name))
