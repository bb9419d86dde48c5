"""Whether an answer is true: each question's record against a witness who never saw the explanations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import get_args

from engine.assessment.targets import Target
from engine.cases.case import Answer, Bound
from engine.reading.patient import Truth
from engine.reading.sets import COMPARE
from knowledge.criteria import Compare, DrugClass, Flag, Operator, Quantity
from tests.engine.explain.witness import Looked, Record, Witness
from tests.reference import truth

TOLD = ("finding", "medicines")


def question_of(witness: Witness, name: str) -> str:
    return "medicines" if isinstance(witness.knowledge.finding[name], DrugClass) else name


def check_record(witness: Witness, question: str, target: Target, record: Record) -> None:
    """Hold an answer to what the witness knows."""
    told = target.kind in TOLD
    if "value" in record:
        assert witness.now.value(target) == record["value"]
    match question:
        case "how":
            check_how(witness, target, record)
        case "why" | "why-not" if told:
            check_why(witness, target, record)
        case "why" | "open":
            check_open(witness, target, record)
        case "why-not":
            check_why_not(witness, target, record)
        case "what-if" if told:
            check_trials(witness, target, record)
        case "what-if" | "what-would-change":
            check_would_change(witness, target, record)
        case "source":
            check_source(witness, target, record)


def check_how(witness: Witness, target: Target, record: Record) -> None:
    """Its leaves alone bring the conclusion about again, and all that it shows holds or fails as it says."""
    assert set(record["leaves"]) <= set(witness.case.answers)
    if target.kind != "medicines":
        assert witness.alone(record["leaves"]).conclusion(target) == witness.now.conclusion(target)
    shown = list(_proofs(record["proof"]))
    for proof in shown:
        truth = "true" if proof["holds"] else "false"
        if proof["rule"]:
            assert (proof["rule"] in witness.experta) is proof["holds"]
            assert truth == witness.now.holds(proof["rule"])
            assert proof["citations"]
        else:
            assert truth == witness.now.concluded[proof["concept"]].name.lower()
        for answer in proof["answers"]:
            assert answer["answer"] == witness.now.value(Target("finding", answer["finding"]))
    if target.kind == "rule":
        fired = target.id in witness.experta
        assert fired is (record["value"] == "true")
        assert fired is any(proof["rule"] == target.id and proof["holds"] for proof in shown)
    if target.kind == "disorder":
        (ranked,) = (d for d in witness.now.record["differential"] if d["disorder"] == target.id)
        weighed = {one["rule"] for one in (*ranked["supported_by"], *ranked["opposed_by"])}
        assert weighed == {proof["rule"] for part in record["proof"] for proof in part["proofs"]}


def _proofs(parts: Sequence[Record]) -> Iterator[Record]:
    for part in parts:
        yield from _down(part["proofs"])
        yield from _proofs(part["parts"])


def _down(proofs: Sequence[Record]) -> Iterator[Record]:
    for proof in proofs:
        yield proof
        yield from _down(proof["premises"])


def check_why(witness: Witness, target: Target, record: Record) -> None:
    """What is open is told from what is not, and no rule that may still fire is called lost."""
    answers = witness.case.answers
    if target.kind == "finding":
        is_open = witness.case.is_open(witness.knowledge.finding[target.id])
        assert (record["status"] in ("open", "irrelevant")) <= is_open
        assert (record["status"] in ("answered", "cannot_tell")) <= (target.id in answers)
    assert (record["status"] == "open") <= bool(record["could_change"])
    assert bool(record["could_change"]) <= (record["status"] in ("open", "takes_a_test"))
    if record["status"] == "takes_a_test":
        waits = any(one["fate"] == "waits_for_this" for one in record["rules"])
        assert bool(record["could_change"]) is waits
    for one in record["rules"]:
        assert (one["fate"] == "applies") is (one["rule"] in witness.experta)
        if one["fate"] == "cannot_apply":
            assert not witness.may_fire(one["rule"])
            assert one["because"]


def check_open(witness: Witness, target: Target, record: Record) -> None:
    """What is settled, no way to answer the rest changes; what is open names answers that are."""
    if record["settled"]:
        assert target.kind == "result" or not record["questions"]
        assert target.kind in TOLD or not witness.may_change(target)
    else:
        assert record["questions"]
    for one in record["questions"]:
        names = [name for name in witness.knowledge.finding if question_of(witness, name) == one["question"]]
        assert any(witness.case.is_open(witness.knowledge.finding[name]) for name in names)
        assert 0 <= one["settles_at_least"] <= one["settles_at_most"] <= len(record["open_rules"])
    assert not witness.experta & set(record["open_rules"])


def check_why_not(witness: Witness, target: Target, record: Record) -> None:
    """Every rule that could have led there is named, and the answers that are named make it fire."""
    rules = [one["rule"] for one in record["rules"]]
    assert witness.leading_to(target) - witness.experta <= set(rules)
    assert not witness.experta & set(rules)
    sizes = [99 if one["smallest"] is None else len(one["smallest"]) for one in record["rules"]]
    assert sorted(sizes) == sizes
    assert set(record["held_back"]) <= witness.experta
    for one in record["rules"]:
        assert one["truth"] == witness.now.holds(one["rule"])
        assert one["contradicted"] or one["unknown"] or one["smallest"] is None
        changes = _changes(witness, one["smallest"] or ())
        if one["smallest"] is not None:
            assert witness.under(changes).holds(one["rule"]) == "true", (one["rule"], changes)
        if one["proved"]:
            for name in changes:
                fewer = {other: answer for other, answer in changes.items() if other != name}
                assert witness.under(fewer).holds(one["rule"]) != "true"


def _changes(witness: Witness, changes: Sequence[Record]) -> dict[str, Answer | None]:
    for one in changes:
        known = witness.now.value(Target("finding", one["finding"])) not in (None, "unknown")
        assert (known and not _told_more_exactly(witness, one)) is one["known"]
    return {one["finding"]: witness.answer(one["finding"], one["answer"]) for one in changes}


def _told_more_exactly(witness: Witness, one: Record) -> bool:
    """Whether a number is put in the place of a bound or a flag, and agrees with all that it decides."""
    finding, now = witness.now.knowledge.finding[one["finding"]], witness.now.case.answers[one["finding"]]
    if not (isinstance(finding, Quantity) and isinstance(now, Bound | Flag)):
        return False
    for cutoff in finding.cutoffs:
        for sign in get_args(Operator):
            leaf = Compare(finding, sign, cutoff)
            said, would = (truth(leaf, {finding.id: answer}, {}) for answer in (now, one["answer"]))
            if said not in (Truth.UNKNOWN, would):
                return False
    return not isinstance(now, Bound) or COMPARE[now.sign](one["answer"], now.value)


def check_trials(witness: Witness, target: Target, record: Record) -> None:
    """Each trial moves what a fresh assessment says it moves, and starts and stops the same rules."""
    for trial in record["trials"]:
        if target.kind == "finding":
            other = witness.under({target.id: witness.answer(target.id, trial["answer"])})
            check_moves(witness.now, other, trial)


def check_moves(before: Looked, after: Looked, record: Record) -> None:
    """The differences are those of two assessments, and the rules those that fired in one of them only."""
    moved = {one["about"]: (one["before"], one["after"]) for one in record["differences"]}
    pairs = ((str(target), before.value(target), after.value(target)) for target in _reported(before))
    assert moved == {name: (one, other) for name, one, other in pairs if one != other}
    assert set(record["started"]) == after.fired - before.fired
    assert set(record["stopped"]) == before.fired - after.fired


def _reported(looked: Looked) -> Iterator[Target]:
    yield from (Target("urgency"), Target("leading"))
    yield Target("benign")
    yield from (Target("status", name) for name in looked.knowledge.danger)
    yield from (Target("disorder", name) for name in looked.knowledge.disorder)
    yield from (Target("warning", warning.id) for warning in looked.knowledge.warnings)
    yield from (Target("step", step.id) for step in looked.knowledge.steps)


def check_two_sides(witness: Witness, name: str, answer: Answer, record: Record) -> None:
    """The two sides of what-if are two fresh assessments."""
    after = witness.under({name: answer})
    assert [record["before"], record["after"]] == [witness.now.record, after.record]
    check_moves(witness.now, after, record)


def check_together(witness: Witness, target: Target, records: dict[str, Record]) -> None:
    """What is open holds every answer of which what-would-change says that learning it changes something."""
    if target.kind in TOLD:
        if records["why"]["status"] in ("irrelevant", "unread"):
            assert not any(trial["differences"] for trial in records["what-if"]["trials"])
        return
    asked = {one["question"] for one in records["open"]["questions"]}
    for one in records["what-would-change"]["learning"]:
        names = [change["finding"] for change in one["changes"]]
        if all(witness.case.is_open(witness.knowledge.finding[name]) for name in names):
            assert not records["open"]["settled"], (str(target), names)
            if len(names) == 1:
                assert question_of(witness, names[0]) in asked, (str(target), names)


def check_would_change(witness: Witness, target: Target, record: Record) -> None:
    """Each set changes the conclusion to what it says, no part of it does, and what is fixed stays."""
    about = Target("result") if target.kind in TOLD else target
    now = witness.now.conclusion(about)
    for key in ("learning", "altering"):
        for one in record[key]:
            changes = _changes(witness, one["changes"])
            assert any(change["known"] for change in one["changes"]) is (key == "altering")
            assert not any(witness.knowledge.finding[name].fixed for name in changes)
            after = witness.under(changes)
            assert after.conclusion(about) != now
            assert after.value(about) == one["becomes"]
            for part in combinations(changes.items(), len(changes) - 1):
                assert witness.under(dict(part)).conclusion(about) == now
        assert bool(record[f"{key}_more"]) <= (len(record[key]) == 10)


def check_source(witness: Witness, target: Target, record: Record) -> None:
    """Every rule says whether it applied, and every place exists as it is cited."""
    claims = {claim.id: claim for claim in witness.knowledge.claims}
    sources = {source.id: source for source in witness.knowledge.sources}
    cited: list[Record] = [*record["citations"]]
    for one in record["rules"]:
        assert one["applied"] is (one["rule"] in witness.experta)
        rule = witness.knowledge.rule[one["rule"]]
        assert list(rule.claims) == [c["claim"] for c in one["citations"] if c["claim"]]
        assert one["outside_only"] is (not rule.claims)
        cited += one["citations"]
    for disorder in record["disorders"]:
        cited += disorder["citations"]
        cited += [citation for view in disorder["views"] for citation in view["citations"]]
    for one in cited:
        if one["claim"]:
            claim = claims[one["claim"]]
            assert (claim.statement, claim.place) == (one["statement"], one["place"])
            assert sources[one["source"]].document == claim.id[0]
            assert sources[one["source"]].review == one["review"]
        else:
            assert one["outside"]
            assert one["place"]
    if target.kind in ("rule", "warning", "step", "disorder"):
        assert cited
