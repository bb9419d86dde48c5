"""Resources from bundles and bulk files, brought together by patient, and their cases as JSON Lines.

Bulk files hold one patient's resources apart, and no order is promised. So all are put into a temporary
database, and come out patient by patient: memory holds one patient, and what SQLite caches. It is a file
that SQLite makes for its owner alone and takes out of its folder as soon as it is open, so that it is gone
however the process ends.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from engine.batch.cells import in_record
from engine.batch.inputs import Input, find_inputs
from engine.cases.case import LONGEST_NAME
from engine.cases.files import STDIN, unusable
from engine.cases.problems import WrongValue, did_you_mean, shown
from engine.errors import CrampdxError
from engine.fhir.code_table import CodeTable
from engine.fhir.mapping_report import MappingReport
from engine.fhir.patient_record import DATED, READ, last_moment, read_patient
from engine.fhir.resources import Resource, moment, part, parts, reference_key, subject_key, text_of
from engine.fhir.results import as_written
from engine.report.destination import destination
from knowledge.criteria import Code, KnowledgeBase

LARGEST_BUNDLE = 500_000_000
"""Bytes of a bundle or a line, which is read as a whole; a bulk file may be of any size."""
DEEPEST_BUNDLE = 4
_NO_RESOURCE = ("holds no FHIR resource", "A resource is an object with a resourceType.")
_TOO_LARGE = (
    f"is larger than {LARGEST_BUNDLE // 1_000_000} MB, the most that is read at once",
    "Export it in bulk, as NDJSON.",
)
CACHE_KIB = 65_536
"""What SQLite may hold in memory before it writes to its file."""
_AT_ONCE = 2_000
_SHARED = "Medication"
_OTHERS = re.compile(r"(?!Patient/)[A-Z][A-Za-z]+/")
_FORMS = ("", ".jsonl", ".ndjson", ".json")
_WHOLE_DAY = 10


class NoRoom(CrampdxError):
    """The temporary database cannot be written."""

    def __init__(self, error: sqlite3.Error) -> None:
        super().__init__(
            f"the temporary database cannot be written: {error}. SQLITE_TMPDIR names its folder."
        )


class Grouped:
    """Resources that can be had patient by patient."""

    def __init__(self, database: sqlite3.Connection, tally: MappingReport) -> None:
        self._database, self.tally = database, tally
        self.any_fhir = False
        self._waiting: list[tuple[str, str, bytes]] = []

    def add(self, key: str, place: str, resource: Resource) -> None:
        """Put a resource to those of a patient, or of all."""
        self._waiting.append((key, place, orjson.dumps(resource)))
        if len(self._waiting) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Put what waits into the database."""
        self._database.executemany("insert into resources values (?, ?, ?)", self._waiting)
        self._waiting.clear()

    def shared(self, key: str) -> Resource | None:
        """Return a resource that is of no one patient."""
        row = self._database.execute(
            "select body from resources where patient = ? limit 1", (f"\x01{key}",)
        ).fetchone()
        return None if row is None else part(orjson.loads(row[0]))

    def patients(self) -> Iterator[tuple[str, list[tuple[str, Resource]]]]:
        """Yield patients in the order of their keys, each with all that is theirs."""
        self.flush()
        self._database.execute("create index by_patient on resources (patient)")
        rows = self._database.execute(
            "select patient, place, body from resources where patient > '\x02' order by patient, rowid"
        )
        for key, theirs in groupby(rows, key=itemgetter(0)):
            yield key, [(place, orjson.loads(body)) for _, place, body in theirs]


@contextmanager
def grouped(names: Sequence[str]) -> Iterator[Grouped]:
    """Read files, folders and patterns of bundles and bulk files; raises UnreadableInput for other files."""
    tally = MappingReport()
    found = find_inputs(names, leaving_out=())
    inputs = [one for one in found.inputs if one.form in ("json", "json lines")]
    for other in found.inputs:
        if other not in inputs:
            if other.name in names:
                raise unusable(other.source, "is neither JSON nor NDJSON", "FHIR is read from these.")
            tally.leave_out("FHIR", "a file", "is neither JSON nor NDJSON")
    for passed in found.unread:
        if not passed.marker:
            tally.leave_out("FHIR", "a file", passed.reason)
    try:
        with closing(sqlite3.connect("", isolation_level=None)) as database:
            for pragma in ("journal_mode=off", "synchronous=off", f"cache_size=-{CACHE_KIB}"):
                database.execute(f"pragma {pragma}")
            database.execute("create table resources (patient text, place text, body blob)")
            database.execute("begin")
            group = Grouped(database, tally)
            for one in inputs:
                _read(one, group, named=one.name in names)
            if inputs and not group.any_fhir:
                raise unusable(inputs[0].source, *_NO_RESOURCE)
            yield group
    except sqlite3.Error as error:
        raise NoRoom(error) from None


def _read(one: Input, group: Grouped, *, named: bool) -> None:
    """Read a file line by line; one that is called .json as a whole, if it is one JSON text."""
    by_line = one.form == "json lines"
    stream = one.open()
    try:
        if by_line and ".json" not in Path(one.name).suffixes:
            number = 0
            while line := stream.readline(LARGEST_BUNDLE):
                number += 1
                if len(line) == LARGEST_BUNDLE and not line.endswith(b"\n"):
                    raise unusable(f"{one.source}, line {number}", *_TOO_LARGE)
                _line(line, f"{one.source}, line {number}", group)
        else:
            content = stream.read(LARGEST_BUNDLE + 1)
            if len(content) > LARGEST_BUNDLE:
                raise unusable(one.source, *_TOO_LARGE)
            loaded = _loads(content)
            if loaded is None and by_line:
                for number, line in enumerate(content.split(b"\n"), 1):
                    _line(line, f"{one.source}, line {number}", group)
            else:
                _whole(loaded, one.source, group, named=named)
        one.check_unchanged()
    finally:
        one.close(stream)


def _whole(loaded: object, source: str, group: Grouped, *, named: bool) -> None:
    """Read what a file holds; one that nobody named, and that is something else, costs only itself."""
    if isinstance(loaded, list):
        _bundle({"resourceType": "Bundle", "entry": [{"resource": each} for each in loaded]}, source, group)
    elif isinstance(loaded, dict) and isinstance(loaded.get("resourceType"), str):
        _resource(loaded, "", source, group, _KnownAs(source))
    elif named:
        raise unusable(source, *_NO_RESOURCE)
    elif loaded is None:
        group.tally.read["no kind"] += 1
        group.tally.problem(source, "", "is not JSON, or is cut off")
    else:
        group.tally.leave_out("FHIR", "a file", "holds no FHIR resource")


def _line(line: bytes, place: str, group: Grouped) -> None:
    if not line.strip():
        return
    loaded = _loads(line)
    if not isinstance(loaded, dict) or not isinstance(loaded.get("resourceType"), str):
        group.tally.problem(place, "", "is not a FHIR resource")
        group.tally.read["no kind"] += 1
    else:
        _resource(loaded, "", place, group, _KnownAs(place))


def _loads(content: bytes) -> Any:
    """Return what JSON holds; None where it is none, or is nested too deeply."""
    try:
        return orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except (orjson.JSONDecodeError, RecursionError):
        return None


class _KnownAs:
    """What the resources of one bundle call each other, and what they are known by to all.

    A urn:uuid means something within its bundle alone, whatever it should be: generators give it twice. So
    does a reference to what a resource itself contains.
    """

    def __init__(self, place: str, entries: Sequence[Resource] = ()) -> None:
        self._place = place
        self._known: dict[str, str] = {}
        for entry in entries:
            resource, url = part(entry.get("resource")), text_of(entry.get("fullUrl"))
            kind, name = text_of(resource.get("resourceType")), text_of(resource.get("id"))
            if kind and name and url:
                self._known[reference_key(url)] = f"{kind}/{name}"

    def key(self, reference: str, place: str) -> str:
        """Return what a reference is known by to all."""
        if reference.startswith("#"):
            return f"{place} {reference}"
        local = f"{self._place} {reference}" if reference.startswith("urn:") else reference
        return self._known.get(reference, local)


def _bundle(bundle: Resource, place: str, group: Grouped, depth: int = 0) -> None:
    group.any_fhir = True
    if depth > DEEPEST_BUNDLE:
        group.tally.problem(place, "", "is a bundle in a bundle in a bundle, too deep to be read")
        return
    entries = list(parts(bundle.get("entry")))
    names = _KnownAs(place, entries)
    for number, entry in enumerate(entries):
        where = f"{place}, entry {number}"
        if isinstance(one := entry.get("resource"), dict):
            if one.get("resourceType") == "Bundle":
                _bundle(one, where, group, depth + 1)
            else:
                _resource(one, text_of(entry.get("fullUrl")), where, group, names)
        elif "resource" in entry:
            group.tally.read["no kind"] += 1
            group.tally.problem(where, "resource", "is not an object")


def _resource(resource: dict[str, Any], url: str, place: str, group: Grouped, names: _KnownAs) -> None:
    kind = text_of(resource.get("resourceType"))
    if kind == "Bundle":
        _bundle(resource, place, group)
        return
    group.any_fhir = True
    own = f"{kind}/{name}" if (name := text_of(resource.get("id"))) else names.key(reference_key(url), place)
    key = own if kind == "Patient" else names.key(subject_key(resource), place)
    known = kind in READ or kind in DATED
    if known and key and not _OTHERS.match(key):
        told = _with_known_medication(resource, place, names) if kind in READ else _time_alone(kind, resource)
        group.add(f"\x02{key}", place, told)
        return
    group.tally.read[kind or "no kind"] += 1
    if kind == _SHARED:
        group.add(f"\x01{own}", place, resource)
    elif not known:
        group.tally.leave_out("FHIR", kind or "no kind", "is not read")
    elif not key:
        group.tally.problem(place, "", f"{kind} does not say whose it is")
    else:
        group.tally.leave_out("FHIR", kind, "is not about a patient")


def _time_alone(kind: str, resource: Resource) -> Resource:
    """Return of a resource what says how far the record goes, where no more of it is of use."""
    last = last_moment(resource)
    told = {"resourceType": kind, "status": resource.get("status")}
    if last is not None:
        told[_TIME_OF[kind]] = {"start": last.isoformat()} if kind == "Encounter" else last.isoformat()
    return told


def _with_known_medication(resource: dict[str, Any], place: str, names: _KnownAs) -> dict[str, Any]:
    """Return a resource that refers to its medication by what that is known by to all."""
    given = part(resource.get("medicationReference"))
    told = reference_key(given)
    known = told if told.startswith("#") else names.key(told, place)
    return {**resource, "medicationReference": {**given, "reference": known}} if known != told else resource


_TIME_OF = {
    "MedicationDispense": "whenHandedOver", "Encounter": "period", "DiagnosticReport": "issued",
    "Immunization": "occurrenceDateTime",
}  # fmt: skip


@contextmanager
def read_files(
    names: Sequence[str], table: CodeTable, *, at: datetime | None = None, keep_ids: bool = False
) -> Iterator[tuple[Iterator[dict[str, Any]], MappingReport]]:
    """Read the patients of files as case records, one by one; the tally is whole when the last has come.

    Ids are counted, and tell nothing of the patient, unless they are to be kept.
    """
    with grouped(names) as group:

        def records() -> Iterator[dict[str, Any]]:
            number = 0
            for key, resources in group.patients():
                name = text_of(key[1:].removeprefix("Patient/")) if key.startswith("\x02Patient/") else ""
                name = name if len(name) <= LONGEST_NAME else ""
                case_id = name if keep_ids and name else f"case-{number + 1}"
                read = read_patient(
                    resources, table, at=at, case_id=case_id, shared=group.shared, tally=group.tally
                )
                if read.record is not None:
                    number += 1
                    yield read.record

        yield records(), group.tally


def write_cases(
    knowledge: KnowledgeBase,
    codes: Iterable[Code],
    inputs: Sequence[str],
    output: str | None,
    *,
    at: str | None,
    keep_ids: bool,
    given: Sequence[str],
    report: str | None,
) -> MappingReport:
    """Write the patients of files as cases, and return what became of their resources.

    `given` are answers that hold of all of them, such as `leg_cramp=yes`, where a record tells none. Raises
    UnreadableInput for files that are not FHIR, and for an output that names another form.
    """
    if output not in (None, STDIN) and Path(str(output)).suffix.lower() not in _FORMS:
        raise unusable(str(output), "is not a file of JSON", "Name it .jsonl, or .json for one list.")
    table = CodeTable(knowledge, codes)
    common = dict(_answer(knowledge, each) for each in given)
    with (
        read_files(inputs, table, at=_date(at), keep_ids=keep_ids) as (records, tally),
        destination(output, inputs) as stream,
    ):
        one_list = Path(str(output)).suffix.lower() == ".json"
        mark = "[" if one_list else ""
        for record in records:
            record["answers"] = {**common, **record["answers"]}
            stream.write(mark + orjson.dumps(record).decode() + ("" if one_list else "\n"))
            mark = ",\n" if one_list else ""
        stream.write("" if not one_list else "[]\n" if mark == "[" else "]\n")
    if report is not None:
        with destination(report, inputs) as stream:
            stream.write(orjson.dumps(tally.record(), option=orjson.OPT_INDENT_2).decode() + "\n")
    return tally


def _answer(knowledge: KnowledgeBase, text: str) -> tuple[str, object]:
    """Read an answer that holds of all patients."""
    name, _, answer = (part.strip() for part in text.partition("="))
    if (finding := knowledge.finding.get(name)) is None:
        hint = did_you_mean(name, knowledge.finding, "`crampdx knowledge findings` lists them.")
        raise WrongValue(f"--given {shown(name)} is not a finding", hint)
    try:
        return name, as_written(finding, in_record(finding, answer))
    except WrongValue as error:
        raise WrongValue(f"--given {name} {error.message}", error.suggestion) from None


def _date(text: str | None) -> datetime | None:
    """Read the date that is asked for; a day means its end."""
    if text is None:
        return None
    found = moment(text)
    if found is None:
        raise WrongValue(f"--at {shown(text)} is not a date", "Write it as 2025-11-30.")
    return found + timedelta(days=1, seconds=-1) if len(text) == _WHOLE_DAY else found
