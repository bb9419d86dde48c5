"""One renderer per format, chosen by name; a format that is not asked for is not imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, TypedDict, Unpack

from engine.assessment.consultation import Consulted
from engine.cases.case import Case
from knowledge.criteria import Audience, KnowledgeBase

if TYPE_CHECKING:
    from engine.explain import Explanation
    from engine.report.page import Page


def rendered(
    consulted: Iterable[Consulted],
    form: str,
    stream: IO[str],
    *,
    full: bool = False,
    note: bool = False,
) -> Iterator[str]:
    """Yield each assessment in the form that is asked for, as wide as the stream shows it.

    `full` leaves out nothing that one screen has no room for, and folds nothing away. `note` is for the
    referral note in place of the report, which is a page: no JSON, no trace.
    """

    def page(one: Consulted) -> Page:
        if note:
            from engine.report.note import note_page

            return note_page(one)
        from engine.report.page_of import page_of

        composed = page_of(one)
        return composed.whole() if full else composed

    match form:
        case "html":
            from engine.report.html import html_pages

            yield html_pages([page(one) for one in consulted])
        case "json":
            from engine.assessment.record import as_json, assessment_record

            several = list(consulted)
            for one in several:
                yield as_json(assessment_record(one.assessment), one_line=len(several) > 1)
        case "trace":
            from engine.assessment.trace import trace

            for one in consulted:
                yield trace(one.firings, one.assessment).decode()
        case _:
            for number, one in enumerate(consulted):
                yield ("\n" if number and form == "text" else "") + page_text(page(one), form, stream)


def page_text(page: Page, form: str, stream: IO[str], *, plain: bool = False) -> str:
    """Return a page in a form: HTML, Markdown, or text as wide as the stream shows it."""
    match form:
        case "html":
            from engine.report.html import html_page

            return html_page(page)
        case "markdown":
            from engine.report.markdown import markdown_page

            return markdown_page(page)
        case _:
            from engine.report.text import console_for, text_page

            return text_page(page, console_for(stream, plain=plain))


def catalogue(knowledge: KnowledgeBase, kind: str, identifier: str | None, form: str, stream: IO[str]) -> str:
    """Return a list of the knowledge, one record of it, a schema, or a blank case."""
    from engine.assessment.record import as_json

    if kind == "schema":
        from engine.json_schema import schema

        return as_json(schema(knowledge, identifier or "case"))
    if kind == "template":
        from engine.cases.template import audience_named, template

        audience = audience_named(identifier)
        blank: dict[str, object] = {"id": "my-case", "audience": audience, "answers": {}}
        return as_json(blank) if form == "json" else template(knowledge, audience)
    from engine.report.catalogue import listed, listing_page

    records = listed(knowledge, kind, identifier)
    if form == "json":
        return as_json(records)
    return page_text(listing_page(knowledge, kind, records, whole=bool(identifier)), "text", stream)


class ExplainOptions(TypedDict):
    """How something is explained; the voice is that of the case's audience unless it is given."""

    voice: Audience | None
    full: bool
    largest: int


def explained(
    knowledge: KnowledgeBase,
    case: Case,
    question: Sequence[str],
    stream: IO[str],
    form: str,
    **told: Unpack[ExplainOptions],
) -> str:
    """Return the answer to a question about a case."""
    from engine.explain import answer

    given = answer(knowledge, case, question[0], question[1:], **told)
    if form == "json":
        from engine.assessment.record import as_json

        return as_json(given.record)
    return page_text(given.page, form, stream)


def prompted(knowledge: KnowledgeBase, case: Case, stream: IO[str], **told: Unpack[ExplainOptions]) -> None:
    """Answer questions about a case at a prompt until there are no more."""
    from engine.explain.prompt import prompt
    from engine.report.text import console_for, text_page

    console = console_for(stream)

    def show(given: Explanation) -> None:
        stream.write(f"\n{text_page(given.page, console)}\n")

    prompt(knowledge, case, show=show, say=console.print, **told)
