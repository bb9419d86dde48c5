"""What lint found, as text for readers, as plain data, and as the exit code of a command."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from engine.assessment.record import as_json
from engine.cases.casefile import case_record
from engine.proofs.lint import Anomaly, lint
from engine.report.proofs import as_yaml
from knowledge.criteria import Accepted, KnowledgeBase

CLEAN, ANOMALIES = 0, 1


def linted(knowledge: KnowledgeBase, accepted: Collection[Accepted], form: str) -> tuple[str, int]:
    """Return the anomalies as text or JSON, and 0 if there are none, else 1."""
    found = lint(knowledge, accepted)
    records = [anomaly_record(anomaly, knowledge) for anomaly in found]
    text = as_json(records) if form == "json" else "".join(anomalies_text(found, accepted, knowledge))
    return text, ANOMALIES if found else CLEAN


def anomaly_record(anomaly: Anomaly, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return an anomaly as data; `patient` is a case file that runs, and meets what it expects."""
    patient = None
    if anomaly.patient is not None:
        patient = {**case_record(anomaly.patient, knowledge), "notes": f"Shows: {anomaly.text}"}
    return {"anomaly": anomaly.kind, "subject": anomaly.subject, "text": anomaly.text, "patient": patient}


def anomalies_text(
    found: Sequence[Anomaly], accepted: Collection[Accepted], knowledge: KnowledgeBase
) -> Iterator[str]:
    """Yield each anomaly with the patient who shows it, what is accepted and why, and the sum of them."""
    for anomaly in found:
        yield f"{anomaly.kind} {anomaly.subject}: {anomaly.text}\n"
        if anomaly.patient is not None:
            yield "".join(f"    {line}\n" for line in as_yaml(anomaly.patient, knowledge).splitlines())
    needless = {anomaly.subject for anomaly in found if anomaly.kind == "needless_acceptance"}
    kept = [one for one in accepted if one.subject not in needless]
    for one in kept:
        yield f"accepted {one.anomaly} {one.subject}: {one.because}\n"
    yield f"{len(found)} anomalies in {len(knowledge.rules)} rules, besides {len(kept)} accepted.\n"
