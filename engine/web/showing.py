"""What a visitor sees: the step of an interview, its answers, its report and its questions, each as a page.

Nothing is decided here: the session says what comes next, and the views say it in words. Templates escape
what they are given, and reports link to the questions about what they speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from threading import BoundedSemaphore, Lock
from typing import Any, assert_never
from urllib.parse import urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from engine.assessment.targets import Target, resolve
from engine.cases.case import Answer, Case
from engine.cases.problems import printable
from engine.cases.values import written
from engine.errors import CrampdxError
from engine.explain import ask as asked_question
from engine.explain.explanation import Question
from engine.explain.inquiry import Inquiry
from engine.interview.asked_screens import AskedScreen
from engine.interview.commands import why_asked
from engine.interview.journal import Interview
from engine.interview.session import Alarm, AnsweredScreen, Ask, Clash, Finished, Review, Session
from engine.interview.views import (
    alarm_view,
    clash_view,
    ends_because,
    progress,
    status,
    summary_page,
)
from engine.reading.english import named
from engine.reading.rete import Consultation
from engine.report.html import STYLE, html_article
from engine.report.note import note_page
from engine.report.page import Node, Page, Section
from engine.report.page_of import page_of
from engine.report.wording import DISCLAIMER
from engine.web.answering import Again, mark_of
from engine.web.fields import ListForm, form_of
from engine.web.visitors import Address, NotThere
from engine.words import capitalised
from knowledge.criteria import KnowledgeBase, Urgency

MOST_WAITING = 60
"""So many wait for a report or an explanation at most; each takes a fraction of a second, mostly."""
_DELETED = "They are deleted 24 hours after your last answer, or at once by this button."
_DELETED_AT_START = "Your answers are kept for 24 hours after the last one, or until you delete them."
_KEPT = "The operator keeps them until they are deleted by this button."
_KEPT_AT_START = "Your answers are kept until you delete them."
_GO_ON, _BACK = ("answer", "Go on"), ("back", "Back")

QUESTIONS_IN_WORDS: dict[Question, str] = {
    "how": "How: what does it rest on?",
    "why-not": "Why not: what stands in its way?",
    "what-would-change": "What would change it?",
    "what-if": "What if an answer were another?",
    "why": "Why is this asked?",
    "open": "What is still open?",
    "source": "Which sources does it rest on?",
}
_SHORT: dict[Question, str] = {
    "how": "How?",
    "why-not": "Why not?",
    "what-would-change": "What changes it?",
    "source": "Source",
}
_OF_A_FINDING: dict[Question, str] = {
    "why": "Why asked?",
    "what-if": "What if?",
    "source": "Source",
}
NameOf = Callable[[str], str]
"""Names what can be asked about, for those who cannot see what a link stands beside."""


class Busy(CrampdxError):
    """More reports and explanations are waited for than can be answered soon."""


class OneAtATime:
    """Lets one report or explanation be worked out at a time, and few wait: experta's rules are shared."""

    def __init__(self) -> None:
        self._waiting, self._working = BoundedSemaphore(MOST_WAITING), Lock()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Wait for a turn; raise Busy where too many wait already."""
        if not self._waiting.acquire(blocking=False):
            raise Busy("Many reports are being worked out at the moment. Please try again in a minute.")
        try:
            with self._working:
                yield
        finally:
            self._waiting.release()


def start_page(knowledge: KnowledgeBase, *, keep: bool, problem: str = "") -> str:
    """Return the page on which an interview is begun."""
    kept = _KEPT_AT_START if keep else _DELETED_AT_START
    title = f"Error: {knowledge.name}" if problem else knowledge.name.capitalize()
    return rendered(
        "start.html", title=title, name=knowledge.name, kept=kept, disclaimer=DISCLAIMER, problem=problem
    )


def message_page(title: str, said: str) -> str:
    """Return a page that only says something."""
    return rendered("message.html", title=title, said=said)


def step_page(visit: Interview, place: Address, again: Again | None = None) -> str:
    """Return the page of the step an interview is at."""
    session, step = visit.session, visit.session.step
    knowledge, voice = session.knowledge, session.audience
    match step:
        case Ask(following):
            asked = following.asked
            shown = {
                "asking": True,
                "progress": capitalised(progress(session, step)),
                **_form(session, asked, visit.given(asked), again),
            }
            buttons = [_GO_ON] if not session.turns else [_GO_ON, _BACK]
            return _step(visit, place, again, {**shown, "buttons": buttons})
        case Alarm():
            view = alarm_view(step, voice)
            ways = [("heard", "Go on with the questions"), ("stop", "Stop here and show the result")]
            return _step(visit, place, again, {
                "heading": view.title, "said": view.text, "tone": view.tone, "buttons": ways
            })  # fmt: skip
        case Clash(contradiction):
            view = clash_view(step, knowledge, voice)
            rows = zip(view.rows[:-1], contradiction.answers, strict=True)
            clash = [(row.text, f"{place.path}/change/{name}") for row, name in rows]
            ways = [("keep", "Keep them all as they are"), _BACK]
            return _step(visit, place, again, {
                "heading": view.title, "said": view.text, "clash": clash, "buttons": ways
            })  # fmt: skip
        case Review(because):
            page = summary_page(session, whole=False)
            ways = [("confirm", "Yes, this is right: show the result"), _BACK]
            return _step(visit, place, again, {
                "heading": "Is this right?", "said": (ends_because(because, session),), "buttons": ways,
                "article": _answers(page, session, place),
            })  # fmt: skip
        case Finished():
            raise NotThere("")
        case _:
            assert_never(step)


def change_page(
    visit: Interview, place: Address, asked: AskedScreen, action: str, again: Again | None = None
) -> str:
    """Return the page on which answers given before are changed, or supposed to be others."""
    session, told = visit.session, visit.session.case.told
    given = {finding.id: told[finding.id] for finding in asked.findings if finding.id in told}
    buttons = [("answer", "Change it")]
    if asked.screen.kind != "medicines":
        buttons.append(("what-if", "What if? Compare, and change nothing"))
    shown = _form(session, asked, AnsweredScreen(asked.screen.id, given, session.medicines), again)
    return _step(visit, place, again, {
        **shown, "said": (_CHANGE,), "buttons": buttons, "action": action, "forward": True
    })  # fmt: skip


_CHANGE = "These are your answers so far. All other answers stay as they are."


def _form(
    session: Session, asked: AskedScreen, told: AnsweredScreen, again: Again | None
) -> Mapping[str, Any]:
    """Return a screen as a form, with what was posted, else what was answered before."""
    form = form_of(asked, session, told, again.posted if again else None, again.read if again else None)
    kind = "medicines" if isinstance(form, ListForm) else "form"
    return {"heading": form.title, kind: form, "mark": mark_of(asked)}


def _step(visit: Interview, place: Address, again: Again | None, shown: Mapping[str, Any]) -> str:
    wrong = again is not None and again.read is not None and any(again.read.problems.values())
    heading = shown["heading"]
    return rendered("step.html", **{
        "notice": again.notice if again else "", "changes": visit.changes,
        "title": f"Error: {heading}" if wrong else heading, "tone": "", "said": (), "form": None,
        "medicines": None, "clash": (), "progress": "", "asking": False, "forward": False, "mark": "",
        "position": visit.position, "action": place.path, "article": "",
        "status": capitalised(status(visit.known)), "emergency": visit.session.urgency is Urgency.EMERGENCY,
        "disclaimer": DISCLAIMER, "here": place.path, "address": place.address,
        "kept": _KEPT if place.keep else _DELETED, **shown,
    })  # fmt: skip


def answers_page(visit: Interview, place: Address) -> str:
    """Return all answers so far, each with a link to change it, and what stands."""
    page = summary_page(visit.known)
    finished = isinstance(visit.session.step, Finished)
    shown = _answers(page, visit.session, place)
    stop = "" if finished else "stop"
    return _page(
        visit, place, page.title, shown, back=stop, back_text="Ask nothing more, and show the result"
    )


def why_page(visit: Interview, place: Address) -> str:
    """Return why the screen is asked."""
    step = visit.session.step
    if not isinstance(step, Ask):
        raise NotThere("")
    told = tuple(Node(text.removeprefix("- ")) for text in why_asked(visit.session, step.next.asked))
    page = Page("Why this is asked", (Section("What it can still decide", told),), DISCLAIMER)
    return _page(visit, place, page.title, drawn(page))


def report_page(visit: Interview, place: Address) -> str:
    """Return the report on what is known so far."""
    inquiry = _inquiry(visit.known)
    finished = isinstance(visit.session.step, Finished)
    title = "The result" if finished else "The result so far"
    page = replace(page_of(inquiry), title=title)
    shown = drawn(
        page, lambda about: question_links(about, place.path, lambda target: _name(inquiry, target))
    )
    back = "back" if finished else ""
    return _page(
        visit, place, page.title, shown, result=True, ask=True, back=back, back_text="Back to the questions"
    )


def note(visit: Interview, place: Address) -> str:
    """Return the note to print."""
    inquiry = _inquiry(visit.known)
    page = note_page(inquiry)
    return _page(visit, place, page.title, drawn(page))


def explain_page(visit: Interview, place: Address, question: str, about: Sequence[str]) -> str:
    """Return the answer to one of the seven questions, or say kindly what is wrong with the question."""
    inquiry = _inquiry(visit.known)
    try:
        explained = asked_question(inquiry, question, about)
    except CrampdxError as error:
        page = Page("That question cannot be answered", (Section("Why", (Node(str(error)),)),), DISCLAIMER)
        shown = drawn(page)
    else:
        page = _untitled(explained.page, inquiry.case)
        shown = _others(inquiry, place, question, about) + drawn(page)
    words = " ".join(about)
    return _page(visit, place, page.title, shown, ask=True, question=question, about=words)


def what_if_page(visit: Interview, place: Address, supposed: Mapping[str, Answer]) -> str:
    """Return both results side by side: as it is, and with some answers supposed to be others."""
    words = [f"{name}={_typed(answer)}" for name, answer in supposed.items()]
    return explain_page(visit, place, "what-if", words)


def source_page(knowledge: KnowledgeBase, name: str) -> str:
    """Return what something rests on, for nobody in particular: a warning, a rule, a source itself."""
    from engine.report.catalogue import listed, listing_page

    if any(source.id == name for source in knowledge.sources):
        page = listing_page(knowledge, "sources", listed(knowledge, "sources", name), whole=True)
    else:
        target = resolve(knowledge, name)
        inquiry = _inquiry(Session(knowledge, "clinician", id="source"))
        page = asked_question(replace(inquiry, full=True), "source", [str(target)]).page
        page = _untitled(page, inquiry.case)
        # Here are nobody's answers, so that no rule applied is not worth a word.
        sections = (replace(s, title=s.title.removesuffix(" that did not apply")) for s in page.sections)
        page = replace(page, sections=tuple(sections))
    shown = drawn(page)
    nav = [("Begin an interview", "/")]
    return rendered(
        "page.html", title=page.title, nav=nav, article=shown, ask=False, back="", here="", result=False
    )


def _page(visit: Interview, place: Address, title: str, shown: Markup, **more: object) -> str:
    path = place.path
    finished = isinstance(visit.session.step, Finished)
    go_on = [("Result", f"{path}/report")] if finished else [("Go on with the questions", path)]
    nav = [
        *go_on,
        ("Answers", f"{path}/answers"),
        *([] if finished else [("Result so far", f"{path}/report")]),
        ("Note to print", f"{path}/note"),
        ("Case file", f"{path}/case.yaml"),
        ("New interview", "/"),
    ]
    return rendered("page.html", **{
        "title": title, "nav": nav, "article": shown, "ask": False, "back": "", "back_text": "",
        "result": False, "questions": list(QUESTIONS_IN_WORDS.items()), "question": "how", "about": "",
        "position": visit.position, "changes": visit.changes, "here": path,
        "address": place.address, "kept": _KEPT if place.keep else _DELETED, **more,
    })  # fmt: skip


def _answers(page: Page, session: Session, place: Address) -> Markup:
    def name_of(target: str) -> str:
        finding = session.knowledge.finding.get(target.removeprefix("finding:"))
        return named(finding, session.audience) if finding is not None else target

    return drawn(page, lambda about: change_links(about, place.path, name_of))


def _others(inquiry: Inquiry, place: Address, question: str, about: Sequence[str]) -> Markup:
    """Return links to the other questions about the same thing."""
    try:
        target = str(resolve(inquiry.knowledge, " ".join(about))) if about else "result"
    except CrampdxError:
        return Markup("")
    links = [
        (word, href(place.path, other, target))
        for other, word in asked_of(target).items()
        if other != question
    ]
    shown = Markup(" ").join(Markup('<a href="{}">{}</a>').format(to, word) for word, to in links)
    return Markup('<p class="asked">{}: {}</p>').format(capitalised(_name(inquiry, target)), shown)


def _name(inquiry: Inquiry, target: str) -> str:
    found = resolve(inquiry.knowledge, target)
    return inquiry.title(Target("disorder", found.id) if found.kind == "status" else found)


def _inquiry(session: Session) -> Inquiry:
    """Consult experta, one visitor at a time whoever asks, and have it forget them."""
    case, engine = session.case, _engine(session.knowledge)
    with _CONSULTING:
        try:
            firings = engine.run(case.answers)
        finally:
            engine.reset()
    return Inquiry(session.knowledge, case, firings, case.audience)


_CONSULTING = Lock()


@lru_cache(maxsize=1)
def _engine(knowledge: KnowledgeBase) -> Consultation:
    """Return the engine for all visitors: to build one takes longer than to ask it."""
    return Consultation(knowledge)


def _untitled(page: Page, case: Case) -> Page:
    """Leave out the id of the case, which no visitor has given."""
    return replace(page, title=capitalised(page.title.removeprefix(f"{case.id}: ")))


def _typed(answer: Answer) -> str:
    said = written(answer)
    return ", ".join(said) if isinstance(said, list) else str(said)


def rendered(template: str, **context: object) -> str:
    """Return a page."""
    return (
        _templates()
        .get_template(template)
        .render({"notice": "", "changes": (), "article": "", "title": "", **context})
    )


@cache
def stylesheet() -> str:
    """Return the one style sheet: that of reports, and that of forms."""
    return STYLE + _read("web.css")


def drawn(page: Page, links: Callable[[Sequence[str]], str] | None = None) -> Markup:
    """Return a report or an explanation, with the links that go with what is spoken of."""
    return Markup(html_article(page, links=links))  # noqa: S704


def question_links(about: Sequence[str], here: str, name_of: NameOf) -> str:
    """Return links to the questions about one thing, or to one question about each of several."""
    if len(about) == 1:
        (target,) = about
        name = name_of(target)
        links = [(href(here, question, target), text, name) for question, text in asked_of(target).items()]
        return _linked(links)
    links = [(href(here, next(iter(asked_of(one))), one), name_of(one), "") for one in about]
    return _folded("Ask about one of these", links)


def change_links(about: Sequence[str], here: str, name_of: NameOf) -> str:
    """Return links to where answers are changed: one, or a list that is folded at first."""
    ids = [one.removeprefix("finding:") for one in about]
    if len(about) == 1:
        return _linked([(f"{here}/change/{ids[0]}", "Change", name_of(about[0]))], "asked inline")
    links = [(f"{here}/change/{one}", name_of(target), "") for one, target in zip(ids, about, strict=True)]
    return _folded("Change one of these", links)


def asked_of(target: str) -> dict[Question, str]:
    """Return the questions that make sense of something, each with what its link says."""
    return _OF_A_FINDING if target.startswith("finding:") or target == "medicines" else _SHORT


def href(here: str, question: str, about: str) -> str:
    """Return where a question about something is answered."""
    return f"{here}/explain?{urlencode({'question': question, 'about': about})}"


def _folded(text: str, links: Sequence[tuple[str, str, str]]) -> str:
    return f'<details class="asked"><summary>{text}</summary>{_linked(links, "")}</details>'


def _linked(links: Sequence[tuple[str, str, str]], kind: str = "asked") -> str:
    shown = (
        f'<a href="{escape(to)}">{escape(printable(text))}'
        + (f'<span class="hidden"> {escape(printable(hidden))}</span>' if hidden else "")
        + "</a>"
        for to, text, hidden in links
    )
    return f'<div class="{kind}">{" ".join(shown)}</div>'


def _read(name: str) -> str:
    return (files("engine.web") / name).read_text("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FunctionLoader(lambda name: _read(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
