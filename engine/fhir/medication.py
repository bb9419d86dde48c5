"""Which medicines a patient takes: by their names, and by their codes where no name is recognised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache

from engine.cases.case import LONGEST_NAME
from engine.cases.medicine_names import recognise
from engine.fhir.code_table import MEDICINES, CodeTable, Meaning, system_name
from engine.fhir.mapping_report import MappingReport
from engine.fhir.resources import (
    Coding,
    Resource,
    codings,
    first_moment,
    moment,
    part,
    parts,
    reference_key,
    text_of,
)

LONGEST_VALID = timedelta(days=366)
"""A prescription that is older is not one of now, even if nobody has closed it."""
LASTING = timedelta(days=30)
"""What was given longer ago is not being given."""
_ORDERS = ("", "order", "original-order", "reflex-order", "filler-order", "instance-order")
_DRAFT_ORDERS = (*_ORDERS, "proposal", "plan")


class MedicationList:
    """The medicines of one patient at a time.

    `nil` says that the record says so: none is known. A list made of prescriptions is never complete:
    what is bought in a shop is not in it.
    """

    def __init__(
        self,
        table: CodeTable,
        at: datetime | None,
        shared: Callable[[str], Resource | None],
        tally: MappingReport,
        *,
        drafts: bool,
    ) -> None:
        self.table, self.at, self.shared, self.tally, self.drafts = table, at, shared, tally, drafts
        self.nil = False
        self._names: dict[str, None] = {}
        self._told: list[str] | str | None = None

    def taken(self) -> tuple[list[str] | str | None, bool]:
        """Return the list as a case file holds it, None if there is none, and whether it is complete."""
        told, names = self._told, sorted(self._names)
        if isinstance(told, list):
            # A list that was told is whole, unless something is prescribed that is not in it.
            more = [name for name in names if name not in told]
            return [*told, *more], not more
        if names:
            return names, False
        return ([] if self.nil and told is None else told), True

    def listed(self, names: list[str] | str | None) -> None:
        """Take a list that was answered to a questionnaire."""
        self._told = names if names is not None else self._told

    def request(self, place: str, resource: Resource) -> None:
        """Read a prescription: one that is active, is an order, and is not of years ago."""
        intent = text_of(resource.get("intent"))
        draft = self.drafts and resource.get("status") == "draft"
        # What a patient takes without an order is reported as a plan (US Core, medication list).
        reported = intent == "plan" and (
            resource.get("reportedBoolean") is True or "reportedReference" in resource
        )
        if not (draft or self._is_sound(resource, "active")):
            return
        wanted = reported or intent in (_DRAFT_ORDERS if draft else _ORDERS)
        if not wanted or resource.get("doNotPerform") is True:
            self._leave_out(resource, f"intent {intent}, or not to be given")
        else:
            until = moment(part(part(resource.get("dispenseRequest")).get("validityPeriod")).get("end"))
            self._take(place, resource, first_moment(resource, "authoredOn"), until, LONGEST_VALID)

    def statement(self, place: str, resource: Resource) -> None:
        """Read what somebody said is taken."""
        if self._is_sound(resource, "active", "recorded"):
            start = first_moment(resource, "dateAsserted", "effectiveDateTime", "effectivePeriod")
            until = moment(part(resource.get("effectivePeriod")).get("end"))
            self._take(place, resource, start, until, LONGEST_VALID)

    def administration(self, place: str, resource: Resource) -> None:
        """Read what was given, and not long ago."""
        if self._is_sound(resource, "completed", "in-progress"):
            start = first_moment(resource, "effectiveDateTime", "effectivePeriod")
            self._take(place, resource, start, None, LASTING)

    def _is_sound(self, resource: Resource, *statuses: str) -> bool:
        """Return whether a resource has one of these statuses; one that has another is left out."""
        status = text_of(resource.get("status"))
        if status not in statuses:
            self._leave_out(resource, f"status {status or 'is missing'}")
        return status in statuses

    def _take(
        self,
        place: str,
        resource: Resource,
        start: datetime | None,
        until: datetime | None,
        longest: timedelta,
    ) -> None:
        if self.at is not None:
            if start is not None and start > self.at:
                self._leave_out(resource, "later than the time asked for")
                return
            if until is not None and until < self.at:
                self._leave_out(resource, "over")
                return
            if start is not None and until is None and self.at - start > longest:
                self._leave_out(resource, f"older than {longest.days} days")
                return
        concept, reference = self._concept(resource)
        found = codings(concept)
        system, code = _named_by(found)
        for coding in found:
            if any(m.finding == MEDICINES and not m.value for m in self._meanings(coding)):
                self.nil = True
                self.tally.take(system, code, MEDICINES)
                return
        name = self._name(found, [text_of(part(concept).get("text")), *(c.display for c in found), reference])
        if not name:
            self.tally.leave_out(system, code, "has neither name nor code")
            self.tally.problem(place, "medication", "has neither a name nor a code")
            return
        self.tally.take(system, code, MEDICINES)
        self._names[name] = None

    def _meanings(self, coding: Coding) -> tuple[Meaning, ...]:
        return self.table.meanings(coding.system, coding.code)

    def _concept(self, resource: Resource) -> tuple[object, str]:
        """Return the medication's concept, wherever it stands, and what its reference displays."""
        if "medicationCodeableConcept" in resource:
            return resource["medicationCodeableConcept"], ""
        given = part(resource.get("medicationReference"))
        display = text_of(given.get("display"))
        key = reference_key(given)
        if key.startswith("#"):
            for inner in parts(resource.get("contained")):
                if inner.get("id") == key[1:]:
                    return inner.get("code"), display
        found = self.shared(key) if key else None
        return (part(found).get("code"), display)

    def _name(self, found: list[Coding], texts: list[str]) -> str:
        """Return the name to list: by the code, in words that agree with it; else as it is written.

        A text may say more than a code, such as the dose, or that it is put into the eye; but where it
        speaks of something else than the code, the code counts.
        """
        names = [text[:LONGEST_NAME].strip() for text in texts if text.isprintable() and text]
        by_code = next((str(m.value) for c in found for m in self._meanings(c) if m.finding == MEDICINES), "")
        if by_code:
            meant = _classes(by_code, self.table)
            for name in names:
                if by_code.casefold() in name.casefold() or (meant and meant <= _classes(name, self.table)):
                    return name
            return by_code
        known = (name for name in names if _known(name, self.table))
        coded = f"{system_name(found[0].system)} {found[0].code}"[:LONGEST_NAME] if found else ""
        return next(known, next(iter(names), coded))

    def _leave_out(self, resource: Resource, why: str) -> None:
        self.tally.leave_out(*_named_by(codings(self._concept(resource)[0])), why)


def _named_by(found: list[Coding]) -> tuple[str, str]:
    """Return what a medicine is counted under."""
    return (system_name(found[0].system), found[0].code) if found else ("FHIR", "Medication")


@lru_cache(maxsize=50_000)
def _known(name: str, table: CodeTable) -> bool:
    return not recognise([name], table.knowledge.drugs).unrecognised


@lru_cache(maxsize=50_000)
def _classes(name: str, table: CodeTable) -> frozenset[str]:
    return frozenset(recognise([name], table.knowledge.drugs).classes)
