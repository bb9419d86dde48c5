"""CDS Hooks 2.0 (https://cds-hooks.hl7.org/2.0/): cards beside a patient's chart, and beside a new order.

A record that comes with a request is read by the FHIR reader, for now, and nothing of it is kept. A prefetch
key that is missing is not known: nobody looked, or nobody may. One that is null, or a search that found
nothing, is none: for problems and medicines that is said to the reader in FHIR's own words, a list that is
empty because none is known. A card is shown for every warning that is given and every danger that is
supported; beside an order, for those that the order is about. There is no card that says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from urllib.parse import quote

from engine.assessment.assessment import Assessment, WarningGiven
from engine.assessment.consultation import Consulted, consult
from engine.assessment.must_not_miss import MustNotMiss
from engine.assessment.record import Record
from engine.cases.casefile import case_of
from engine.errors import CrampdxError
from engine.explain.explanation import CitationRecord, cited
from engine.fhir import CodeTable, read_patient
from engine.fhir.resources import Resource, part, parts, reference_key, subject_key, text_of
from engine.report.markdown import escaped
from engine.report.phrases import Phrases, behind
from engine.report.wording import DISCLAIMER
from engine.web.programs import sent_json, wrong
from knowledge.criteria import KnowledgeBase, Rule, Urgency

Hook: TypeAlias = Literal["patient-view", "order-select"]
Indicator: TypeAlias = Literal["warning", "critical"]
Placed: TypeAlias = tuple[str, Resource]
HOOKS: tuple[Hook, ...] = ("patient-view", "order-select")
PREFETCH: Mapping[str, str] = {
    "patient": "Patient/{{context.patientId}}",
    "conditions": "Condition?patient={{context.patientId}}",
    "observations": "Observation?patient={{context.patientId}}",
    "medications": "MedicationRequest?patient={{context.patientId}}&status=active",
}
_NIL = {"conditions": "11450-4", "medications": "10160-0"}
"""The LOINC codes of the lists that say that no problem, or no medicine, is known."""
_TITLES: Mapping[Hook, tuple[str, str]] = {
    "patient-view": ("{name}: warnings and dangers", "Shows what a record warns of, and what it supports."),
    "order-select": ("{name}: warnings about an order", "Shows what a new order warns of in this patient."),
}
_SUMMARY = 139
_REASONS = 3


class TooLittle(CrampdxError):
    """Nothing came with a request that could be read."""


class NoSuchService(CrampdxError):
    """No service has this id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what came of the record, what is about to be ordered, and what was chosen just now."""

    known: tuple[Placed, ...]
    chosen: tuple[Placed, ...] = ()
    drafts: tuple[Placed, ...] = ()


def services(knowledge: KnowledgeBase) -> Record:
    """Return what is offered, as the discovery endpoint tells it."""
    found = []
    for hook in HOOKS:
        title, description = _TITLES[hook]
        found.append({
            "hook": hook, "id": service_id(knowledge, hook), "description": description,
            "title": title.format(name=knowledge.name.capitalize()), "prefetch": dict(PREFETCH),
        })  # fmt: skip
    return {"services": found}


def service_id(knowledge: KnowledgeBase, hook: Hook) -> str:
    """Return the id of the service for a hook."""
    return f"{knowledge.name.replace(' ', '-')}-{hook}"


def answered(table: CodeTable, name: str, body: bytes, origin: str, now: datetime) -> Record:
    """Answer a request with cards; raise NoSuchService, TooLittle or UnreadableInput."""
    knowledge = table.knowledge
    hook = next((one for one in HOOKS if service_id(knowledge, one) == name), None)
    if hook is None:
        raise NoSuchService("No service has this id.")
    asked = _asked(sent_json(body, "the request"), hook)
    if hook == "patient-view":
        (said,) = _assessed(table, [asked.known], now)
        return {"cards": [*Cards(said, origin).every()]}
    if not any(_is_medicine(one) for one in asked.chosen):
        return {"cards": []}
    others = [one for one in asked.drafts if one not in asked.chosen]
    bare = [one for one in asked.known if not _is_medicine(one)]
    records = ((*asked.known, *asked.drafts), (*asked.known, *others), (*bare, *asked.chosen), bare)
    both, without, alone, nothing = _assessed(table, records, now, drafts=True)
    by_itself = _warned(alone.assessment) - _warned(nothing.assessment)
    return {"cards": [*Cards(both, origin).about_the_order(without.assessment, by_itself)]}


def _assessed(
    table: CodeTable, records: Iterable[Iterable[Placed]], now: datetime, *, drafts: bool = False
) -> list[Consulted]:
    """Assess what records say now; with `drafts`, medicines that are about to be ordered count as taken."""
    cases = []
    for record in records:
        told = list(record)
        shared = {f"Medication/{r.get('id')}": r for _, r in told if r.get("resourceType") == "Medication"}
        read = read_patient(told, table, at=now, case_id="patient", shared=shared.get, drafts=drafts)
        if read.record is None:
            raise wrong("prefetch.patient", "is not one patient")
        cases.append(case_of(read.record, table.knowledge))
    return [*consult(table.knowledge, cases)]


class Cards:
    """Makes cards of what is said of a patient; `origin` is where their links lead."""

    def __init__(self, consulted: Consulted, origin: str) -> None:
        self._knowledge, self._said, self._origin = consulted.knowledge, consulted.assessment, origin
        self._phrases = Phrases(consulted)

    def every(self) -> Iterator[Record]:
        """Yield a card for each warning and each danger that is supported."""
        yield from map(self._warning, self._said.warnings)
        yield from map(self._danger, _supported(self._said))

    def about_the_order(self, without: Assessment, by_itself: Collection[str]) -> Iterator[Record]:
        """Yield cards for what an order brings about: not said without it, or said for its sake too."""
        before = _warned(without)
        for given in self._said.warnings:
            if given.warning.id not in before or given.warning.id in by_itself:
                yield self._warning(given)
        dangers = {item.disorder.id for item in _supported(without)}
        yield from map(self._danger, (i for i in _supported(self._said) if i.disorder.id not in dangers))

    def _warning(self, given: WarningGiven) -> Record:
        warning = given.warning
        places = cited(self._knowledge, warning.claims, warning.references)
        return self._card(warning.text, "warning", f"warning:{warning.id}", given.rules, places)

    def _danger(self, item: MustNotMiss) -> Record:
        disorder, said = item.disorder, self._said
        ranked = next(one for one in said.differential if one.disorder is disorder)
        rules = [rule for rule, _ in ranked.supported_by] or behind(said)
        indicator: Indicator = "critical" if said.urgency >= Urgency.URGENT else "warning"
        text = f"{disorder.name} is suspected, and must not be missed."
        places = cited(self._knowledge, (), disorder.references)
        return self._card(text, indicator, f"disorder:{disorder.id}", rules, places)

    def _card(
        self,
        text: str,
        indicator: Indicator,
        about: str,
        rules: Sequence[Rule],
        places: Sequence[CitationRecord],
    ) -> Record:
        url = f"{self._origin}/source/{quote(about, safe='')}"
        claims = [claim for rule in rules for claim in rule.claims]
        references = [reference for rule in rules for reference in rule.references]
        every = [*places, *cited(self._knowledge, claims, references)]
        # What others have published weighs more than a document that awaits review.
        first = next((one for one in every if one["outside"]), next(iter(every), None))
        label = f"{first['publisher']}: {first['title']} ({first['date']})" if first else self._knowledge.name
        reasons = [self._reason(rule) for rule in rules[:_REASONS]]
        return {
            "summary": _summary(text),
            "detail": "\n".join((escaped(text), "", *reasons, "", f"*{DISCLAIMER}*")),
            "indicator": indicator,
            "source": {"label": label, "url": url},
            "links": [{"label": "What this rests on", "url": url, "type": "absolute"}],
        }

    def _reason(self, rule: Rule) -> str:
        """Give a rule's reason, and what it rests on in this patient."""
        node = self._phrases.reason(rule)
        return f"- {escaped(node.text)}: {escaped('; '.join(one.text for one in node.more))}"


def _summary(text: str) -> str:
    """Return a text where it is short enough, else the whole statement that it begins with, or its beginning.

    >>> _summary("Stop it: " + "x" * 200), len(_summary("word " * 50))
    ('Stop it', 138)
    """
    if len(text) <= _SUMMARY:
        return text
    first = text.partition(": ")[0]
    if len(first) <= _SUMMARY:
        return first
    return text[: _SUMMARY - 1].rsplit(" ", 1)[0] + "\u2026"


def _supported(said: Assessment) -> list[MustNotMiss]:
    return [item for item in said.must_not_miss if item.status == "supported"]


def _warned(said: Assessment) -> set[str]:
    return {given.warning.id for given in said.warnings}


def _is_medicine(placed: Placed) -> bool:
    return str(placed[1].get("resourceType", "")).startswith("Medication") or placed[0].endswith(
        ".nil medications"
    )


# What came with the request


def _asked(request: object, hook: Hook) -> Asked:
    """Read a request, and refuse it where it holds what is of another patient."""
    if not isinstance(request, Mapping):
        raise wrong("the request", "is not an object")
    if request.get("hook") != hook:
        raise wrong("hook", f"is not {hook}")
    context, prefetch = request.get("context"), request.get("prefetch", {})
    if not isinstance(context, Mapping) or not text_of(context.get("patientId")):
        raise wrong("context.patientId", "is missing")
    if prefetch is None:
        prefetch = {}
    if not isinstance(prefetch, Mapping):
        raise wrong("prefetch", "is not an object")
    patient = f"Patient/{text_of(context['patientId']).removeprefix('Patient/')}"
    known = [one for key in PREFETCH if key in prefetch for one in _prefetched(key, prefetch[key])]
    if hook == "patient-view":
        if not known:
            raise TooLittle("None of patient, conditions, observations and medications came as prefetch.")
        return Asked(tuple(_of(patient, known)))
    orders = context.get("draftOrders")
    if not isinstance(orders, Mapping) or orders.get("resourceType") != "Bundle":
        raise wrong("context.draftOrders", "is not a Bundle")
    drafts = tuple(_of(patient, _entries("context.draftOrders", orders)))
    selected = context.get("selections")
    names = {reference_key(one) for one in selected} if isinstance(selected, list) else None
    chosen = tuple(
        one for one in drafts if names is None or _name(one[1]) in names or one[1].get("id") in names
    )
    return Asked(tuple(_of(patient, known)), chosen, drafts)


def _prefetched(key: str, value: object) -> Iterator[Placed]:
    """Yield what came under a key; where that says none, the list that says so."""
    place = f"prefetch.{key}"
    if value is not None and not isinstance(value, Mapping):
        raise wrong(place, "is neither a resource nor null")
    kind = part(value).get("resourceType")
    if kind == "OperationOutcome":  # the client could not look: that is not none
        return
    found = [*_entries(place, part(value))] if kind == "Bundle" else [(place, part(value))] if value else []
    told = [one for one in found if one[1].get("resourceType") != "OperationOutcome"]
    yield from told
    whole = not any(link.get("relation") == "next" for link in parts(part(value).get("link")))
    if not told and len(told) == len(found) and whole and key in _NIL:
        code = {"coding": [{"system": "http://loinc.org", "code": _NIL[key]}]}
        none = {"coding": [{"code": "nilknown"}]}
        yield (
            f"{place}.nil {key}",
            {"resourceType": "List", "status": "current", "code": code, "emptyReason": none},
        )


def _entries(place: str, bundle: Resource) -> Iterator[Placed]:
    for number, entry in enumerate(parts(bundle.get("entry"))):
        resource = entry.get("resource")
        if not isinstance(resource, Mapping) or not text_of(resource.get("resourceType")):
            raise wrong(f"{place}.entry[{number}].resource", "is not a resource")
        yield f"{place}.entry[{number}]", resource


def _of(patient: str, resources: Iterable[Placed]) -> Iterator[Placed]:
    """Yield resources, and refuse those of another patient than the one who is asked about."""
    for place, resource in resources:
        whose = _name(resource) if resource.get("resourceType") == "Patient" else subject_key(resource)
        if whose and whose != patient:
            raise wrong(place, "is not of the patient who is asked about")
        yield place, resource


def _name(resource: Resource) -> str:
    name = text_of(resource.get("id"))
    return f"{text_of(resource.get('resourceType'))}/{name}" if name else ""
