"""FHIR R4: records of patients as cases, the interview as a Questionnaire, and cases as its responses.

`read_patient` makes a case record of one patient's resources; `grouping.read_files` of whole files of them.
"""

from engine.fhir.code_table import CodeTable
from engine.fhir.mapping_report import MappingReport
from engine.fhir.patient_record import PatientRead, read_patient

__all__ = ["CodeTable", "MappingReport", "PatientRead", "read_patient"]
