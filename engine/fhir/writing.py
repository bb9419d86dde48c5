"""Cases of FHIR records as JSON Lines, with what was mapped of them and what was not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import orjson

from engine.batch.cells import in_record
from engine.cases.files import STDIN, unusable
from engine.cases.problems import WrongValue, did_you_mean, shown
from engine.fhir.code_table import CodeTable
from engine.fhir.grouping import read_files
from engine.fhir.mapping_report import MappingReport
from engine.fhir.resources import moment
from engine.fhir.results import as_written
from engine.report.destination import destination
from knowledge.criteria import Code, KnowledgeBase

_FORMS = ("", ".jsonl", ".ndjson", ".json")
_WHOLE_DAY = 10


def write_cases(
    knowledge: KnowledgeBase,
    codes: Iterable[Code],
    inputs: Sequence[str],
    output: str | None,
    *,
    at: str | None = None,
    keep_ids: bool = False,
    given: Sequence[str] = (),
    report: str | None = None,
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
