"""What the prover and lint found, as text for readers, as plain data, and as the exit code of a command."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from engine.assessment.record import as_json
from engine.cases.case import Case
from engine.cases.casefile import case_record
from engine.cases.yaml_and_json import write_yaml
from engine.proofs.laws import LAWS
from engine.proofs.lint import Anomaly, lint
from engine.proofs.prover import Verdict, prove
from knowledge.criteria import Accepted, KnowledgeBase, Matters, Obligation, Sometimes


@dataclass(frozen=True, slots=True)
class Promises:
    """What became of the obligations of a knowledge base, and, sentence by sentence, of the laws of any."""

    obligations: tuple[Verdict, ...]
    laws: Mapping[str, tuple[Verdict, ...]]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Return all of them."""
        return (*self.obligations, *chain.from_iterable(self.laws.values()))


def promised(knowledge: KnowledgeBase, obligations: Iterable[Obligation]) -> Promises:
    """Decide the obligations, and the laws of the system that hold whatever is known."""
    own = tuple(obligations)
    laws = {sentence: tuple(law(knowledge)) for sentence, law in LAWS.items()}
    verdicts = prove(knowledge, (*own, *chain.from_iterable(laws.values())))
    return Promises(
        tuple(islice(verdicts, len(own))),
        {sentence: tuple(islice(verdicts, len(members))) for sentence, members in laws.items()},
    )


def proved(knowledge: KnowledgeBase, obligations: Iterable[Obligation], form: str) -> tuple[str, int]:
    """Return the verdicts as text or JSON, and 0 when everything is proved, else 1."""
    verdicts = promised(knowledge, obligations).verdicts
    records = [proof_record(verdict, knowledge) for verdict in verdicts]
    text = as_json(records) if form == "json" else "".join(proofs_text(verdicts, knowledge))
    return text, exit_code(verdicts)


def exit_code(verdicts: Iterable[Verdict]) -> int:
    """Return 0 when everything is proved, 1 when anything is refuted or undecided."""
    return int(any(verdict.verdict != "proved" for verdict in verdicts))


def proof_record(verdict: Verdict, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return a verdict as data; `patient` is a case file that runs, and says in `notes` what it shows."""
    obligation = verdict.obligation
    return {
        "id": obligation.id,
        "text": obligation.text,
        "claims": list(obligation.claims),
        "verdict": verdict.verdict,
        "seconds": round(verdict.seconds, 3),
        "patient": _noted(verdict.patient, _shows(verdict), knowledge),
    }


def _noted(case: Case | None, notes: str, knowledge: KnowledgeBase) -> dict[str, Any] | None:
    return None if case is None else {**case_record(case, knowledge), "notes": notes}


def proofs_text(verdicts: Sequence[Verdict], knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield one line for each verdict, with the patient under whatever is refuted, and the sum of them."""
    for verdict in verdicts:
        obligation = verdict.obligation
        yield f"{verdict.verdict:<9} {verdict.seconds:6.2f} s  {obligation.id}: {obligation.text}\n"
        if verdict.verdict != "proved":
            yield "".join(f"    {line}\n" for line in _why(verdict, knowledge))
    unproved = [verdict for verdict in verdicts if verdict.verdict != "proved"]
    seconds = sum(verdict.seconds for verdict in verdicts)
    yield f"{len(verdicts) - len(unproved)} of {len(verdicts)} proved in {seconds:.1f} s.\n"


def _why(verdict: Verdict, knowledge: KnowledgeBase) -> Iterator[str]:
    if verdict.note:
        yield verdict.note
    for name, case in (("patient", verdict.patient), ("after the change", verdict.changed)):
        if case is not None:
            yield f"{name}:"
            yield from (f"  {line}" for line in write_yaml(case_record(case, knowledge)).splitlines())


def _shows(verdict: Verdict) -> str:
    """Say what a patient shows: whom a promise fails, or of whom it is so that something occurs."""
    obligation = verdict.obligation
    if isinstance(obligation, Sometimes | Matters):
        return f"Witness: {obligation.text}"
    if verdict.changed is None or verdict.patient is None:
        return f"Refutes: {obligation.text}"
    before, after = verdict.patient.answers, verdict.changed.answers
    moved = [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
    return f"Refutes, after a change of {', '.join(moved) or 'nothing'}: {obligation.text}"


def linted(knowledge: KnowledgeBase, accepted: Collection[Accepted], form: str) -> tuple[str, int]:
    """Return the anomalies as text or JSON, and 0 if there are none, else 1."""
    found = lint(knowledge, accepted)
    records = [anomaly_record(anomaly, knowledge) for anomaly in found]
    text = as_json(records) if form == "json" else "".join(anomalies_text(found, accepted, knowledge))
    return text, int(bool(found))


def anomaly_record(anomaly: Anomaly, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return an anomaly as data; `patient` is a case file that runs, and meets what it expects."""
    patient = _noted(anomaly.patient, f"Shows: {anomaly.text}", knowledge)
    return {"anomaly": anomaly.kind, "subject": anomaly.subject, "text": anomaly.text, "patient": patient}


def anomalies_text(
    found: Sequence[Anomaly], accepted: Collection[Accepted], knowledge: KnowledgeBase
) -> Iterator[str]:
    """Yield each anomaly with the patient who shows it, what is accepted and why, and the sum of them."""
    for anomaly in found:
        yield f"{anomaly.kind} {anomaly.subject}: {anomaly.text}\n"
        if anomaly.patient is not None:
            written = write_yaml(case_record(anomaly.patient, knowledge))
            yield "".join(f"    {line}\n" for line in written.splitlines())
    needless = {anomaly.subject for anomaly in found if anomaly.kind == "needless_acceptance"}
    kept = [one for one in accepted if one.subject not in needless]
    for one in kept:
        yield f"accepted {one.anomaly} {one.subject}: {one.because}\n"
    yield f"{len(found)} anomalies in {len(knowledge.rules)} rules, besides {len(kept)} accepted.\n"
