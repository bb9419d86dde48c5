"""The web face of the car, and how its forms are filled with answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.values import written
from engine.interview.asked_screens import AskedScreen
from engine.interview.journal import Journal
from engine.interview.session import AnsweredScreen, Session
from engine.web.application import Settings, protected
from engine.web.protection import Limits
from knowledge.criteria import Choice, KnowledgeBase, Quantity
from tests.engine.interview.garage import GARAGE
from tests.engine.web.browser import ORIGIN, Browser, HtmlForm

PATIENT = Limits(burst=1e9, rate=1e9)
"""No test is too fast, but for those of just that."""


def site(folder: Path, knowledge: KnowledgeBase = GARAGE, **more: Any) -> Any:
    settings = Settings(folder, **{"origins": (ORIGIN,), "limits": PATIENT, **more})
    return protected(knowledge, settings)


def visitor(folder: Path, knowledge: KnowledgeBase = GARAGE, **more: Any) -> Browser:
    return Browser(site(folder, knowledge, **more))


def kept(folder: Path, knowledge: KnowledgeBase = GARAGE) -> Session:
    """Return the one interview that is kept in a folder, as the terminal would resume it."""
    (path,) = folder.glob("*.jsonl")
    journal = Journal(path, new=False)
    try:
        return journal.resume(knowledge).session
    finally:
        journal.close()


def fill(form: HtmlForm, asked: AskedScreen, turn: AnsweredScreen) -> HtmlForm:
    """Fill a form with the answers of a turn."""
    if asked.screen.kind == "medicines":
        assert turn.medicines is not None
        names = turn.medicines.names
        form.fill("names", "\n".join(names or ()))
        whole = "unknown" if names is None else "none" if not names else "more"
        return form.fill("whole", "all" if whole == "more" and turn.medicines.complete else whole)
    for finding in asked.findings:
        if finding.id in turn.answers:
            say(form, finding, turn.answers[finding.id], is_offer=asked.screen.kind == "offer")
    return form


def say(form: HtmlForm, finding: Any, answer: Answer, *, is_offer: bool) -> None:
    for name in (finding.id, f"unknown.{finding.id}", f"none.{finding.id}"):
        if name in form.choices or name in form.texts:
            form.fill(name)  # what stood there before
    boxes = isinstance(finding, Choice) and finding.several
    if is_offer and answer is CANNOT_TELL:
        return
    if answer is CANNOT_TELL and (boxes or isinstance(finding, Quantity)):
        form.fill(f"unknown.{finding.id}", "1")
    elif answer == ():
        form.fill(f"none.{finding.id}", "1")
    else:
        said = written(answer)
        form.fill(finding.id, *(map(str, said) if isinstance(said, list) else [str(said)]))
