"""One patient's resources as a case: the state at the record's own last date, or at one that is asked for.

A code gives facts, each with its time; of one finding, the latest fact that is not too old counts. What is
not told stays unknown: a record without a list of conditions denies none, and no list of medicines is taken
for complete, since nobody writes down tonic water.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias

from engine.cases.case import Bound
from engine.cases.problems import WrongValue
from engine.cases.values import read_answer
from engine.fhir.code_table import MEDICINES, NONE_OF, CodeTable, Meaning, system_name
from engine.fhir.mapping_report import MappingReport
from engine.fhir.medication import MedicationList
from engine.fhir.questionnaire import is_ours, record_of_response
from engine.fhir.resources import (
    Resource,
    codings,
    first_moment,
    has_code,
    moment,
    part,
    parts,
    text_of,
)
from engine.fhir.results import as_written, result_of
from knowledge.criteria import Quantity

Kind: TypeAlias = Literal["state", "vague", "latest", "highest"]
Shared: TypeAlias = Callable[[str], Resource | None]
"""Returns a resource that is of no one patient, such as a Medication, by what refers to it."""

_TIMES = {
    "Observation": ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued"),
    "Condition": ("abatementDateTime", "recordedDate", "onsetDateTime", "onsetPeriod"),
    "Procedure": ("performedDateTime", "performedPeriod"),
    "MedicationRequest": ("authoredOn",),
    "MedicationStatement": ("effectiveDateTime", "effectivePeriod", "dateAsserted"),
    "MedicationAdministration": ("effectiveDateTime", "effectivePeriod"),
    "MedicationDispense": ("whenHandedOver", "whenPrepared"),
    "Encounter": ("period",),
    "DiagnosticReport": ("effectiveDateTime", "effectivePeriod", "issued"),
    "Immunization": ("occurrenceDateTime",),
    "QuestionnaireResponse": ("authored",),
}
_ENDED = ("Encounter", "Observation", "Procedure")
"""Kinds whose periods end in the past; how long a medicine is to be taken, nobody has seen yet."""
DATED = frozenset(_TIMES)
"""Kinds of resources whose times say how far a record goes."""
READ = frozenset(
    ("Patient", "Observation", "Condition", "Procedure", "MedicationRequest", "MedicationStatement",
     "MedicationAdministration", "List", "QuestionnaireResponse")
)  # fmt: skip
_SOUND = ("final", "amended", "corrected", "preliminary")
_OVER = ("inactive", "resolved", "remission")
_BIRTH_SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"
_SEXES = {"f": "female", "m": "male"}
_NOTED = 366
_DAY = len("2025-11-30")


@dataclass(frozen=True, slots=True)
class Fact:
    """An answer with its time; without a value where something was told, and cannot be used."""

    finding: str
    value: object
    when: datetime | None
    rank: int
    kind: Kind


@dataclass(slots=True)
class PatientRead:
    """A case record as a case file holds it, the time it is of, and what became of every resource.

    `record` is None where the resources are not those of one patient.
    """

    record: dict[str, Any] | None
    at: datetime | None
    tally: MappingReport


def last_moment(resource: Resource) -> datetime | None:
    """Return the last time at which something was noted in a resource."""
    names = _TIMES.get(text_of(resource.get("resourceType")), ())
    times = [found for name in names if (found := first_moment(resource, name)) is not None]
    if resource.get("resourceType") in _ENDED:
        times += [end for name in names if (end := moment(part(resource.get(name)).get("end"))) is not None]
    return max(times, default=None)


def read_patient(
    resources: Iterable[tuple[str, Resource]],
    table: CodeTable,
    *,
    at: datetime | None = None,
    case_id: str = "case",
    shared: Shared = lambda _: None,
    drafts: bool = False,
    tally: MappingReport | None = None,
) -> PatientRead:
    """Read the resources of one patient, each with a name of its place, as a case.

    `at` is the time the case is of; left out, the last that the resources tell of. It is never later than a
    death, after which certificates are written. With `drafts`, medicines that are about to be ordered count
    as taken. `tally` is what became of other patients' resources, to be counted on.
    """
    told = list(resources)
    times = (last_moment(resource) for _, resource in told if not _is_void(resource))
    at = at or max((time for time in times if time), default=None)
    deaths = (end for _, resource in told if (end := _end_of_life(resource)) is not None)
    at = min((at, *deaths)) if at is not None else None
    return _Reader(table, at, shared, drafts, tally or MappingReport()).read(told, case_id)


def _end_of_life(resource: Resource) -> datetime | None:
    """Return when a patient has died, if it is known to the day: the end of that day, or the time."""
    told = text_of(resource.get("deceasedDateTime"))
    died = moment(told) if len(told) >= _DAY else None
    return died + timedelta(days=1, seconds=-1) if died is not None and len(told) == _DAY else died


def _is_void(resource: Resource) -> bool:
    return resource.get("status") == "entered-in-error" or has_code(
        resource.get("verificationStatus"), "entered-in-error", "refuted"
    )


class _Reader:
    """Gathers the facts of one patient."""

    def __init__(
        self, table: CodeTable, at: datetime | None, shared: Shared, drafts: bool, tally: MappingReport
    ) -> None:
        self.table, self.at, self.tally = table, at, tally
        self.facts: dict[str, list[Fact]] = {}
        self.medicines = MedicationList(table, at, shared, self.tally, drafts=drafts)
        self.denials: list[str] = []
        self.given: dict[str, Any] = {}
        self.problems_listed = False
        self.read_kind: Mapping[str, Callable[[str, Resource], None]] = {
            "Patient": self._patient, "Observation": self._observation, "Condition": self._condition,
            "Procedure": self._procedure, "List": self._list, "QuestionnaireResponse": self._response,
            "MedicationRequest": self.medicines.request, "MedicationStatement": self.medicines.statement,
            "MedicationAdministration": self.medicines.administration,
        }  # fmt: skip
        self.persons: list[Resource] = []

    def read(self, resources: Iterable[tuple[str, Resource]], case_id: str) -> PatientRead:
        """Read all, and settle what they say together."""
        for place, resource in resources:
            kind = text_of(resource.get("resourceType")) or "no kind"
            self.tally.read[kind] += 1
            reader = self.read_kind.get(kind)
            if reader is None:
                self.tally.leave_out("FHIR", kind, "is not read")
            elif resource.get("status") == "entered-in-error":
                self._leave_out(resource.get("code"), "entered in error", kind)
            else:
                before = self.tally.said
                reader(place, resource)
                if self.tally.said == before:
                    self.tally.leave_out("FHIR", kind, "tells nothing that is asked here")
        if not _is_one(self.persons):
            what = "two persons have one reference: they differ in birth date, gender or every identifier"
            self.tally.problem("the patients", "", what)
            return PatientRead(None, self.at, self.tally)
        self.tally.patients += 1
        return PatientRead(self._record(case_id), self.at, self.tally)

    # What each kind of resource says.

    def _patient(self, place: str, resource: Resource) -> None:
        self.persons.append(resource)
        known = self.table.knowledge.finding
        if "age" in known and (born := text_of(resource.get("birthDate"))):
            self._age(place, born)
        if "sex_at_birth" in known:
            told = [e for e in parts(resource.get("extension")) if e.get("url") == _BIRTH_SEX]
            sex = text_of(told[0].get("valueCode")).lower() if told else None
            value = _SEXES.get(sex) if sex is not None else text_of(resource.get("gender"))
            if value in ("female", "male"):
                source = "gender" if sex is None else "birth sex"
                self._told("sex_at_birth", value, None, ("FHIR", f"Patient, {source}"))

    def _age(self, place: str, born: str) -> None:
        begin, end = moment(born), self.at
        if begin is None:
            self.tally.problem(place, "birthDate", "is not a date", value=born)
        elif end is None:
            self.tally.leave_out("FHIR", "Patient, birth date", "the record has no date to count from")
        else:
            spare = {4: timedelta(days=364), 7: timedelta(days=30)}.get(len(born), timedelta())
            years = _years(begin, end)
            if years != _years(begin + spare, end):
                self.tally.leave_out("FHIR", "Patient, birth date", "is too coarse to tell the age")
            else:
                name = ("FHIR", "Patient, birth date")
                self._told("age", str(years), None, name, where=(place, "birthDate"))

    def _observation(self, place: str, resource: Resource) -> None:
        status = text_of(resource.get("status"))
        when = first_moment(resource, *_TIMES["Observation"])
        if status not in _SOUND:
            self._leave_out(resource.get("code"), f"status {status or 'is missing'}", "Observation")
            return
        if resource.get("focus"):
            self._leave_out(resource.get("code"), "is about somebody or something else", "Observation")
            return
        components = list(parts(resource.get("component")))
        for number, component in enumerate(components):
            self._result(place, f"component[{number}].", component, when)
        if not components or any(name.startswith("value") for name in resource):
            self._result(place, "", resource, when)

    def _meant(self, concept: object) -> list[tuple[tuple[str, str], Meaning]]:
        """Return what codes mean, each with its name: of one finding, what is said first."""
        meant: dict[str, tuple[tuple[str, str], Meaning]] = {}
        for coding in codings(concept):
            for meaning in self.table.meanings(coding.system, coding.code):
                meant.setdefault(meaning.finding, ((system_name(coding.system), coding.code), meaning))
        return list(meant.values())

    def _result(self, place: str, path: str, holder: Resource, when: datetime | None) -> None:
        concept, known = holder.get("code"), self.table.knowledge.finding
        meant = [(name, meaning) for name, meaning in self._meant(concept) if meaning.finding in known]
        if not meant:
            self._leave_out(concept, "its code is not in the table", "Observation")
            return
        for name, meaning in meant:
            if (late := self._not_of_now(meaning.days, when)) is not None:
                self.tally.leave_out(*name, late)
                continue
            result = result_of(self.table, meaning, holder)
            if result.absent:
                self.tally.leave_out(*name, result.absent)
            elif result.value is None:
                self.tally.leave_out(*name, "a word or a flag that it does not take")
                self._add(Fact(meaning.finding, None, when, meaning.rank, _kind_of(meaning)))
            else:
                where = (place, path + result.path)
                self._told(meaning.finding, result.value, when, name, where=where, meaning=meaning)

    def _condition(self, _: str, resource: Resource) -> None:
        verified = resource.get("verificationStatus")
        concept = resource.get("code")
        if has_code(verified, "refuted", "entered-in-error"):
            self._leave_out(concept, "refuted, or entered in error", "Condition")
        elif has_code(verified, "unconfirmed", "provisional", "differential"):
            self._leave_out(concept, "not confirmed", "Condition")
        else:
            ended = moment(resource.get("abatementDateTime")) or moment(
                part(resource.get("abatementPeriod")).get("end")
            )
            vaguely = any(name.startswith("abatement") for name in resource) and ended is None
            over = (
                has_code(resource.get("clinicalStatus"), *_OVER)
                or (ended is not None and (self.at is None or ended <= self.at))
                or (vaguely and resource.get("abatementBoolean") is not False)
            )
            start = first_moment(resource, "onsetDateTime", "onsetPeriod", "recordedDate")
            # One that is neither said to be active nor to be over was there when it was noted, no more.
            lasting = None if resource.get("clinicalStatus") or over else _NOTED
            self._states(concept, start, over, "Condition", lasting)

    def _procedure(self, _: str, resource: Resource) -> None:
        status = text_of(resource.get("status"))
        if status not in ("completed", "in-progress"):
            self._leave_out(resource.get("code"), f"status {status or 'is missing'}", "Procedure")
        else:
            start = first_moment(resource, *_TIMES["Procedure"])
            self._states(resource.get("code"), start, True, "Procedure")

    def _states(
        self, concept: object, start: datetime | None, over: bool, kind: str, lasting: int | None = None
    ) -> None:
        """Take what a concept says for a state, if it is one of now, or counts for good."""
        meant = self._meant(concept)
        for name, meaning in meant:
            days = meaning.days or (lasting if meaning.when in ("now", "vague") else None)
            why = _not_counted(meaning, over) or self._not_of_now(days, start)
            if why is not None:
                self.tally.leave_out(*name, why)
            elif meaning.finding == NONE_OF:
                self.denials.append(meaning.value)
                self.tally.take(*name, NONE_OF)
            elif meaning.finding != MEDICINES:
                said = meaning.value or "yes"
                self._told(meaning.finding, said, start, name, meaning=meaning, kind="state")
        self.problems_listed |= not over and all(meaning.finding != NONE_OF for _, meaning in meant)
        if not meant:
            self._leave_out(concept, "its code is not in the table", kind)

    def _list(self, _: str, resource: Resource) -> None:
        """Read a list that says nil known; any other adds nothing to what it refers to."""
        nil = has_code(resource.get("emptyReason"), "nilknown") and not resource.get("entry")
        name, meaning = next(iter(self._meant(resource.get("code"))), (("", ""), None))
        if meaning is None:
            self._leave_out(resource.get("code"), "its code is not in the table", "List")
        elif resource.get("status") != "current" or not nil:
            self.tally.leave_out(*name, "a list that is not said to be empty")
        elif meaning.finding == MEDICINES:
            self.medicines.nil = True
            self.tally.take(*name, MEDICINES)
        else:
            self.denials.append(meaning.value)
            self.tally.take(*name, NONE_OF)

    def _response(self, place: str, resource: Resource) -> None:
        if resource.get("status") not in ("completed", "amended") or not is_ours(resource):
            why = "is of another questionnaire, or not complete"
            self.tally.leave_out("FHIR", "QuestionnaireResponse", why)
            return
        when = moment(resource.get("authored"))
        record = record_of_response(resource, self.table.knowledge)
        for name, value in part(record.get("answers")).items():
            if name in self.table.knowledge.finding:
                source = ("FHIR", "QuestionnaireResponse")
                self._told(name, value, when, source, where=(place, f"item {name}"))
        self.denials += record.get("none_of", [])
        self.given = {key: record[key] for key in ("audience", "medicines_complete") if key in record}
        self.medicines.listed(record.get("medicines"))

    # How what they say comes together.

    def _not_of_now(self, days: int | None, when: datetime | None) -> str | None:
        """Say why something is not of the time that is asked for, if so: later, or too many days old."""
        if when is not None and self.at is not None:
            if when > self.at:
                return "later than the time asked for"
            if days is not None and self.at - when > timedelta(days=days + 1):
                return f"older than {days} days"
        elif when is None and days is not None:
            return "has no date"
        return None

    def _told(
        self,
        finding: str,
        value: object,
        when: datetime | None,
        name: tuple[str, str],
        *,
        where: tuple[str, str] = ("", ""),
        meaning: Meaning | None = None,
        kind: Kind = "latest",
    ) -> None:
        """Note a fact, or what is wrong with it."""
        rank = meaning.rank if meaning else 0
        if meaning is not None and meaning.when in ("vague", "highest"):
            kind = _kind_of(meaning)
        try:
            said = as_written(self.table.knowledge.finding[finding], value)
        except WrongValue as error:
            self.tally.problem(*where, f"{finding} {error}", value=value)
            self._add(Fact(finding, None, when, rank, kind))
            return
        self.tally.take(*name, finding)
        self._add(Fact(finding, said, when, rank, kind))

    def _add(self, fact: Fact) -> None:
        self.facts.setdefault(fact.finding, []).append(fact)

    def _leave_out(self, concept: object, why: str, kind: str) -> None:
        if found := codings(concept):
            self.tally.leave_out(system_name(found[0].system), found[0].code, why)
        else:
            self.tally.leave_out("FHIR", kind, "has no code" if "code" in why else why)

    def _record(self, case_id: str) -> dict[str, Any]:
        settled = ((name, self._settled(name)) for name in self.table.knowledge.finding if name in self.facts)
        answers = {name: value for name, value in settled if value is not None}
        audience = {"audience": self.given["audience"]} if "audience" in self.given else {}
        record: dict[str, Any] = {"id": case_id, **audience, "answers": answers}
        if self.denials and not self.problems_listed:
            record["none_of"] = [name for name in self.table.knowledge.denial if name in self.denials]
        names, complete = self.medicines.taken()
        if names is not None:
            record["medicines"] = names
            said = self.given.get("medicines_complete") if complete else "no"
            if names and said is not None:
                record["medicines_complete"] = said
        return record

    def _settled(self, name: str) -> object:
        """Return what the facts about a finding come to; None where they come to nothing."""
        facts = sorted(self.facts[name], key=lambda one: (_time(one.when), -one.rank, repr(one.value)))
        if isinstance(self.table.knowledge.finding[name], Quantity):
            usable = [fact for fact in facts if fact.value is not None]
            if usable and any(fact.kind == "highest" for fact in facts):
                return max(usable, key=lambda fact: self._number(name, fact.value)).value
            return facts[-1].value
        sure = [fact for fact in facts if fact.kind != "vague" and fact.value is not None]
        if not sure:
            return facts[-1].value
        if len({repr(fact.value) for fact in sure}) == 1:
            return sure[0].value
        if name in self.table.vague:
            return self.table.vague[name]
        latest = [fact for fact in sure if fact.when == sure[-1].when]
        if len({repr(fact.value) for fact in latest}) == 1:
            return latest[-1].value
        self.tally.problem("the patients", name, "is told in two ways at the same time, and left open")
        return None

    def _number(self, name: str, value: object) -> float:
        read = read_answer(self.table.knowledge.finding[name], value)
        return read.value if isinstance(read, Bound) else float(read) if isinstance(read, float) else 0.0


def _is_one(persons: list[Resource]) -> bool:
    """Return whether what is told of a patient in several places can be of one person."""
    identifiers = [
        {(text_of(each.get("system")), text_of(each.get("value"))) for each in parts(p.get("identifier"))}
        for p in persons
    ]
    told = [each for each in identifiers if each]
    return len({(text_of(p.get("birthDate")), text_of(p.get("gender"))) for p in persons}) <= 1 and all(
        one & other for one in told for other in told
    )


def _years(born: datetime, at: datetime) -> int:
    return at.year - born.year - ((at.month, at.day) < (born.month, born.day))


def _time(when: datetime | None) -> tuple[bool, float]:
    return when is not None, when.timestamp() if when else 0.0


def _kind_of(meaning: Meaning) -> Kind:
    return meaning.when if meaning.when in ("vague", "highest") else "latest"


def _not_counted(meaning: Meaning, over: bool) -> str | None:
    """Say why a state does not count, if it does not: because it is over, or is not yet."""
    if over and meaning.when in ("now", "vague"):
        return "over"
    if not over and meaning.when == "past":
        return "of now, and asked for is an earlier one"
    return None
