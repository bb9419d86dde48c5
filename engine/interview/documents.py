"""Files that an interview leaves on request: the case, the report and the note, their owner's alone."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

from engine.assessment.record import Record, as_json, assessment_record
from engine.cases.case import CANNOT_TELL
from engine.cases.casefile import case_record
from engine.cases.problems import WrongValue, shown
from engine.cases.yaml_and_json import write_yaml
from engine.interview.asked_screens import drug_classes
from engine.interview.session import Session
from engine.report.page import Page
from engine.report.render import page_text
from engine.safe_files import text_file


def case_file(session: Session) -> Record:
    """Return the record that `assess` and `batch` read to the same result, closed unknowns included."""
    record = case_record(session.case, session.knowledge)
    if session.medicines is not None and session.medicines.names is None:
        classes = {finding.id for finding in drug_classes(session.knowledge)}
        record["answers"] = {
            name: answer
            for name, answer in record["answers"].items()
            if name not in classes or session.case.told[name] is not CANNOT_TELL
        }
        record["medicines"] = "unknown"
    return record


def case_text(session: Session, suffix: str) -> str:
    """Return the case file as YAML, or as JSON by its suffix."""
    record = case_file(session)
    return as_json(record) if suffix == ".json" else write_yaml(record)


def report_text(session: Session, suffix: str) -> str:
    """Return the report as text, Markdown, HTML or JSON by the suffix of its file, and all of it."""
    from engine.assessment.consultation import consulted
    from engine.report.page_of import page_of

    said = consulted(session.knowledge, session.case)
    if suffix == ".json":
        return as_json(assessment_record(said.assessment))
    page = page_of(said)
    return _page_text(page if suffix == ".html" else page.whole(), suffix)


def note_text(session: Session, suffix: str) -> str:
    """Return the referral note as text, Markdown or HTML."""
    from engine.assessment.consultation import consulted
    from engine.report.note import note_page

    return _page_text(note_page(consulted(session.knowledge, session.case)), suffix)


TEXTS: Mapping[str, Callable[[Session, str], str]] = {
    "report": report_text,
    "note": note_text,
    "case": case_text,
}
"""What can be written of an interview, each from the suffix of its file."""


def _page_text(page: Page, suffix: str) -> str:
    forms = {".md": "markdown", ".html": "html", ".txt": "text", "": "text"}
    if suffix not in forms:
        hint = "End the name in .txt, .md, .html (or .json: a report)."
        raise WrongValue(f"{shown(suffix)} is not a kind of page", hint)
    return page_text(page, forms[suffix], io.StringIO(), plain=True)


def write(path: Path, text: str) -> None:
    """Write a new file that its owner alone may read; one that already exists is not overwritten."""
    try:
        with text_file(path, new=True) as file:
            file.write(text)
    except FileExistsError:
        raise WrongValue(f"{shown(str(path))} already exists", "Choose another name.") from None
