"""The web application: which address shows what, and what a posted form is handed to."""

from __future__ import annotations

import shlex
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args
from urllib.parse import parse_qs

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Lifespan

from engine.assessment.record import Record, as_json
from engine.errors import CrampdxError, UnreadableInput
from engine.interview.asked_screens import AskedScreen
from engine.interview.documents import case_text
from engine.interview.journal import Interview
from engine.interview.session import AnsweredScreen, Finished
from engine.web import showing
from engine.web.answering import DO, Again, answered_screen, asked_about, change, changes, take
from engine.web.fields import Posted, first_of, read_form
from engine.web.programs import assessed, described, explained, problems_record
from engine.web.protection import Limits, Protection
from engine.web.showing import MOST_WAITING, Busy, OneAtATime
from engine.web.visitors import Address, Full, NotThere, Visitors
from knowledge.criteria import Audience, Code, KnowledgeBase

if TYPE_CHECKING:
    from engine.fhir import CodeTable

_MOST_FIELDS = 1_000
_NOTHING = ("There is nothing here", "The address may be wrong, or what was here has been deleted.")
_UNSAVED = "Your answer could not be saved just now. It is not lost: it stands below. Please send it again."
_SWEEP_EVERY = 600.0
_THREADS = MOST_WAITING + 40
"""So many requests are worked on at most: interviews go on while as many as may wait for reports."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the face is offered: by which addresses, where journals are kept and how long, and how much of it.

    The first of `origins` is the one that visitors are told; `codes` are those of records in FHIR.
    """

    folder: Path
    origins: tuple[str, ...] = ("http://127.0.0.1:8765",)
    public: bool = False
    keep: bool = False
    codes: Sequence[Code] = ()
    most: int = 2_000
    limits: Limits = field(default_factory=Limits)


def protected(knowledge: KnowledgeBase, settings: Settings) -> ASGIApp:
    """Return the whole application, behind its protection."""
    visitors = Visitors(
        settings.folder, knowledge, keep=settings.keep, most=settings.most, origin=settings.origins[0]
    )
    app = FastAPI(
        title="crampdx",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=_sweeping(visitors),
    )
    turns = OneAtATime()

    _add_interview(app, visitors)
    _add_changes(app, visitors, turns)
    _add_results(app, visitors, turns)
    _add_programs(app, knowledge, settings, turns)
    _add_cds_hooks(app, knowledge, settings, turns)
    _add_errors(app)

    @app.get("/style.css")
    def style() -> Response:
        return Response(showing.stylesheet(), media_type="text/css")

    @app.get("/source/{name}")
    def source(name: str) -> Response:
        with turns():
            return HTMLResponse(showing.source_page(knowledge, name))

    hosts = frozenset(origin.partition("://")[2].lower() for origin in settings.origins)
    return Protection(app, hosts, frozenset(settings.origins), settings.limits, cross=settings.public)


async def posted_form(request: Request) -> Posted:
    """Read a posted form, as browsers send it without a script."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent not in ("application/x-www-form-urlencoded", ""):
        raise HTTPException(415, "A form is sent as application/x-www-form-urlencoded.")
    body = await request.body()
    try:
        text = body.decode("ascii")
        parsed = parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
        return {name: [_legible(one) for one in said] for name, said in parsed.items()}
    except ValueError:
        raise HTTPException(400, "That is not a form.") from None


async def sent_body(request: Request) -> bytes:
    """Return what a program sent."""
    return await request.body()


PostedForm = Annotated[Posted, Depends(posted_form)]
SentBody = Annotated[bytes, Depends(sent_body)]


def _legible(text: str) -> str:
    """Leave out what no keyboard types: control characters, but for the ends of lines and tabs."""
    return "".join(c for c in text.replace("\r\n", "\n") if c in "\n\t" or c.isprintable())


def _sweeping(visitors: Visitors) -> Lifespan[FastAPI]:
    """Return what deletes old journals at the start and every ten minutes while the application runs."""
    import asyncio

    from anyio.to_thread import current_default_thread_limiter

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async def sweep() -> None:
            while True:
                await asyncio.to_thread(visitors.sweep)
                await asyncio.sleep(_SWEEP_EVERY)

        current_default_thread_limiter().total_tokens = _THREADS
        task = asyncio.create_task(sweep())
        try:
            yield
        finally:
            task.cancel()

    return lifespan


def _add_interview(app: FastAPI, visitors: Visitors) -> None:
    """Add the interview: beginning, answering, deleting."""

    @app.get("/")
    def start() -> Response:
        return HTMLResponse(showing.start_page(visitors.knowledge, keep=visitors.keep))

    @app.post("/interview")
    def begin(form: PostedForm) -> Response:
        said = first_of(form, "audience")
        audience: Audience | None = next((one for one in get_args(Audience) if one == said), None)
        if audience is None:
            page = showing.start_page(
                visitors.knowledge, keep=visitors.keep, problem="Choose one of the two."
            )
            return HTMLResponse(page, 422)
        return RedirectResponse(f"/interview/{visitors.begin(audience)}?turn=0", 303)

    @app.get("/interview/{link}")
    def step(link: str, turn: int | None = None) -> Response:
        with visitors.visit(link) as (visit, place):
            if turn is not None and 0 <= turn < len(visit.session.turns):
                before = visit.session.turns[turn]
                answered = isinstance(before, AnsweredScreen) and not before.changed
                return RedirectResponse(f"{place.path}/answered/{turn}" if answered else place.path, 303)
            if isinstance(visit.session.step, Finished):
                return RedirectResponse(f"{place.path}/report", 303)
            return HTMLResponse(showing.step_page(visit, place))

    @app.post("/interview/{link}")
    def answer(link: str, form: PostedForm) -> Response:
        with visitors.visit(link) as (visit, place):
            try:
                again = take(visit, form)
            except OSError:
                return HTMLResponse(showing.step_page(visit, place, Again(_UNSAVED, form)), 503)
            if again is None:
                return RedirectResponse(f"{place.path}?turn={len(visit.session.turns)}", 303)
            return _again(visit, place, again)

    @app.post("/interview/{link}/delete")
    def delete(link: str) -> Response:
        visitors.delete(link)
        page = showing.message_page("Deleted", "Your answers are gone for good: none is left on disk.")
        return HTMLResponse(page)


def _add_changes(app: FastAPI, visitors: Visitors, turns: OneAtATime) -> None:
    """Add the pages on which earlier answers are changed: a screen of them by its turn, or one by name."""

    def add(way: str, asked_at: Callable[[Interview, str], AskedScreen | None]) -> None:
        def asked(visit: Interview, which: str) -> AskedScreen:
            if (found := asked_at(visit, which)) is None:
                raise NotThere("")
            return found

        @app.get(f"/interview/{{link}}/{way}/{{which}}")
        def shown(link: str, which: str) -> Response:
            with visitors.visit(link) as (visit, place):
                action = f"{place.path}/{way}/{which}"
                return HTMLResponse(showing.change_page(visit, place, asked(visit, which), action))

        @app.post(f"/interview/{{link}}/{way}/{{which}}")
        def changed(link: str, which: str, form: PostedForm) -> Response:
            in_turn = turns() if form.get(DO) == _WHAT_IF else nullcontext()
            with in_turn, visitors.visit(link) as (visit, place):
                return _changed(visit, place, asked(visit, which), f"{place.path}/{way}/{which}", form)

    add("answered", _asked_at)
    add("change", lambda visit, name: asked_about(visit.session.knowledge, name))


def _again(visit: Interview, place: Address, again: Again) -> Response:
    if again.answered is None:
        if isinstance(visit.session.step, Finished):
            return RedirectResponse(f"{place.path}/report", 303)
        return HTMLResponse(showing.step_page(visit, place, again), again.status)
    turn, asked = again.answered
    action = f"{place.path}/answered/{turn}"
    return HTMLResponse(showing.change_page(visit, place, asked, action, again), 409)


def _changed(visit: Interview, place: Address, asked: AskedScreen, action: str, form: Posted) -> Response:
    """Change answers, or show what they would change."""
    if form.get(DO) == _WHAT_IF and asked.screen.kind != "medicines":
        read = read_form(asked, form, visit.session.knowledge)
        supposed = changes(visit.session, asked, read.answer.answers)
        if supposed and not read.problems:
            return HTMLResponse(showing.what_if_page(visit, place, supposed))
        again: Again | None = Again("" if read.problems else _SAME, form, read)
    else:
        try:
            again = change(visit, asked, form)
        except OSError:
            return HTMLResponse(showing.change_page(visit, place, asked, action, Again(_UNSAVED, form)), 503)
    if again is None:
        return RedirectResponse(place.path, 303)
    return HTMLResponse(showing.change_page(visit, place, asked, action, again), again.status)


_WHAT_IF = ["what-if"]
_SAME = "That is your answer already: choose another one to see what it would change."


def _asked_at(visit: Interview, which: str) -> AskedScreen | None:
    turn, turns = int(which) if which.isdecimal() else -1, visit.session.turns
    return answered_screen(visit.session, turns[turn]) if 0 <= turn < len(turns) else None


def _add_results(app: FastAPI, visitors: Visitors, turns: OneAtATime) -> None:
    """Add what can be read of an interview: its answers, its result, its explanations."""

    def add(name: str, drawn: Callable[[Interview, Address], str], *, in_turn: bool) -> None:
        @app.get(f"/interview/{{link}}/{name}")
        def page(link: str) -> Response:
            with turns() if in_turn else nullcontext(), visitors.visit(link) as (visit, place):
                return HTMLResponse(drawn(visit, place))

    add("answers", showing.answers_page, in_turn=False)
    add("why", showing.why_page, in_turn=False)
    add("report", showing.report_page, in_turn=True)
    add("note", showing.note, in_turn=True)

    @app.get("/interview/{link}/case.yaml")
    def case(link: str) -> Response:
        with visitors.visit(link) as (visit, _):
            headers = {"content-disposition": 'attachment; filename="case.yaml"'}
            # The command line reads it to the same result.
            return Response(case_text(visit.known, ".yaml"), headers=headers, media_type="application/yaml")

    @app.get("/interview/{link}/explain")
    def explain(link: str, question: str = "how", about: str = "") -> Response:
        try:
            words = shlex.split(about) if question == "what-if" else [about] * bool(about.strip())
        except ValueError:
            words = about.split()
        with turns(), visitors.visit(link) as (visit, place):
            return HTMLResponse(showing.explain_page(visit, place, question, words))


def _add_programs(app: FastAPI, knowledge: KnowledgeBase, settings: Settings, turns: OneAtATime) -> None:
    """Add what programs ask: an assessment, an explanation, and the description of both."""

    @app.post("/assess")
    def assess(sent: SentBody) -> Response:
        with turns():
            return _json(assessed(knowledge, sent))

    @app.post("/explain")
    def explain(sent: SentBody) -> Response:
        with turns():
            return _json(explained(knowledge, sent))

    @app.get("/openapi.json")
    def openapi() -> Response:
        return _json(described(knowledge, app.title, knowledge.version, settings.origins[0]))


def _add_cds_hooks(app: FastAPI, knowledge: KnowledgeBase, settings: Settings, turns: OneAtATime) -> None:
    """Add the services for charts; what reads records is imported when the first one comes."""

    @cache
    def table() -> CodeTable:
        from engine.fhir import CodeTable

        return CodeTable(knowledge, settings.codes)

    @app.get("/cds-services")
    def discovery() -> Response:
        from engine.web.cds_hooks import services

        return _json(services(knowledge))

    @app.post("/cds-services/{name}")
    def service(name: str, sent: SentBody) -> Response:
        from engine.web.cds_hooks import NoSuchService, TooLittle, answered

        try:
            with turns():
                cards = answered(table(), name, sent, settings.origins[0], datetime.now(UTC))
        except NoSuchService as error:
            return JSONResponse(_outcome("not-found", str(error)), 404)
        except TooLittle as error:
            return JSONResponse(_outcome("required", str(error)), 412)
        return _json(cards)


def _outcome(code: str, text: str) -> dict[str, object]:
    issue = {"severity": "error", "code": code, "details": {"text": text}}
    return {"resourceType": "OperationOutcome", "issue": [issue]}


def _json(record: Record) -> Response:
    return Response(as_json(record), media_type="application/json")


def _is_for_programs(request: Request) -> bool:
    return request.url.path.startswith(("/assess", "/explain", "/cds-services"))


def _add_errors(app: FastAPI) -> None:
    """Add what is told where something is not there, too much, or wrong; never what a visitor has sent."""

    def nothing(_request: Request, _error: Exception) -> Response:
        return HTMLResponse(showing.message_page(*_NOTHING), 404)

    def busy(request: Request, error: Exception) -> Response:
        if _is_for_programs(request):
            return JSONResponse({"problems": []}, 503, {"retry-after": "30"})
        return HTMLResponse(showing.message_page("Please try again", str(error)), 503, {"retry-after": "30"})

    def unreadable(request: Request, error: Exception) -> Response:
        if isinstance(error, UnreadableInput) and _is_for_programs(request):
            return JSONResponse(problems_record(error), 422)
        said = "This interview cannot be read at the moment: it is in use, or was made by another version."
        return HTMLResponse(showing.message_page("Not at the moment", said), 409)

    def other(_request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return PlainTextResponse("That is not possible here.\n", 500)
        if error.status_code == 404:
            return nothing(_request, error)
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)

    app.add_exception_handler(CrampdxError, nothing)
    app.add_exception_handler(RequestValidationError, nothing)
    app.add_exception_handler(Busy, busy)
    app.add_exception_handler(Full, busy)
    app.add_exception_handler(UnreadableInput, unreadable)
    app.add_exception_handler(HTTPException, other)
