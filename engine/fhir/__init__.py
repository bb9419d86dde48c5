"""FHIR R4: records of patients as cases, the interview as a Questionnaire, and cases as its responses.

`read_patient` makes a case record of one patient's resources; `read_files` of whole files of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from engine.fhir.code_table import CodeTable
from engine.fhir.mapping_report import MappingReport
from engine.fhir.patient_record import PatientRead, read_patient

__all__ = ["CodeTable", "MappingReport", "PatientRead", "read_files", "read_patient"]


@contextmanager
def read_files(
    names: Sequence[str], table: CodeTable, *, at: datetime | None = None, keep_ids: bool = False
) -> Iterator[tuple[Iterator[dict[str, Any]], MappingReport]]:
    """Read the patients of files as case records, one by one; the tally is whole when the last has come.

    Ids are counted, and tell nothing of the patient, unless they are to be kept.
    """
    from engine.cases.case import LONGEST_NAME
    from engine.fhir.grouping import grouped
    from engine.fhir.resources import text_of

    with grouped(names) as group:

        def records() -> Iterator[dict[str, Any]]:
            number = 0
            for key, resources in group.patients():
                name = text_of(key[1:].removeprefix("Patient/")) if key.startswith("\x02Patient/") else ""
                name = name if len(name) <= LONGEST_NAME else ""
                case_id = name if keep_ids and name else f"case-{number + 1}"
                read = read_patient(resources, table, at=at, case_id=case_id, shared=group.shared)
                group.tally.add(read.tally)
                if read.record is not None:
                    number += 1
                    yield read.record

        yield records(), group.tally
